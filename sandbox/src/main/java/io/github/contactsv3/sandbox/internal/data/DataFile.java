package io.github.contactsv3.sandbox.internal.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of records that are only ever appended, each with a checksum. A record is with the
 * operating system when {@link #append} returns, so that it outlives the process however that ends;
 * {@link #sync} makes it outlive the machine. What a process leaves half-written at the end is
 * dropped when the file is opened again; anything else that does not fit is refused, and the file
 * left as it is. Thread-safe.
 */
public final class DataFile implements Closeable {

  private static final String MAGIC = "contacts-sandbox data ";
  private static final int VERSION = 1;
  private static final byte[] HEADER = (MAGIC + VERSION + "\n").getBytes(StandardCharsets.US_ASCII);

  /** Below this size it does not pay to compact the file. */
  private static final long SMALL = 16L << 20;

  /** The operating system has it anyway; a slow disk must not keep the process from ending. */
  private static final long CLOSE_MILLIS = 1_000;

  /** Files open in this JVM: closing a second handle would end the process's lock on the first. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path temporary;
  private final FileChannel lockChannel;
  private final ReentrantLock lock = new ReentrantLock();
  private RandomAccessFile file;
  private long size;
  private long sizeAfterCompaction;
  private long lastBatch;
  private boolean dirty;
  private volatile boolean closed;
  private @Nullable IOException failure;

  private DataFile(Path path, FileChannel lockChannel, Consumer<String> records)
      throws IOException {
    this.path = path;
    this.temporary = sibling(path, ".tmp");
    this.lockChannel = lockChannel;
    Files.deleteIfExists(temporary);
    if (!Files.exists(path)) {
      Files.createFile(path, ownerOnly(path));
    }
    // Not a channel: an interrupt would close it.
    this.file = new RandomAccessFile(path.toFile(), "rw");
    boolean opened = false;
    try {
      if (!begin()) {
        replay(records);
      }
      opened = true;
    } finally {
      if (!opened) {
        file.close();
      }
    }
    this.sizeAfterCompaction = size;
  }

  /**
   * Opens a file, or creates it, readable by its owner only.
   *
   * @param file the file
   * @param records gets the records that are in it, in their order
   * @return the file, to be closed by the caller
   * @throws DataFileException if it cannot be used
   */
  public static DataFile open(Path file, Consumer<String> records) {
    Path path = file.toAbsolutePath().normalize();
    try {
      if (Files.exists(path)) {
        // Behind a link: the file is replaced in the course of time, the link is not to be.
        path = path.toRealPath();
      }
      if (Files.isDirectory(path)) {
        throw new DataFileException(file + " is a directory, not a data file", null);
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new DataFileException(file + " is not a file", null);
      }
      checkHeader(file, path);
      return locked(file, path, records);
    } catch (IOException e) {
      throw new DataFileException("cannot open " + file + ": " + reason(e), e);
    }
  }

  private static DataFile locked(Path file, Path path, Consumer<String> records)
      throws IOException {
    DataFileException inUse = new DataFileException(file + " is in use by another sandbox", null);
    if (!OPEN.add(path)) {
      throw inUse;
    }
    FileChannel channel = null;
    boolean opened = false;
    try {
      channel =
          FileChannel.open(
              sibling(path, ".lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              ownerOnly(path));
      FileLock held = tryLock(channel);
      if (held == null) {
        throw inUse;
      }
      DataFile data = new DataFile(path, channel, records);
      opened = true;
      return data;
    } finally {
      if (!opened) {
        if (channel != null) {
          channel.close();
        }
        OPEN.remove(path);
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Refuses what is none of these files before anything is written next to it. */
  private static void checkHeader(Path file, Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(path)) {
      start = in.readNBytes(64);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    String first = text.lines().findFirst().orElse("");
    String own = new String(HEADER, StandardCharsets.US_ASCII);
    if (own.startsWith(text) || text.startsWith(own)) {
      return;
    }
    if (first.equals(MAGIC + VERSION)) {
      throw new DataFileException(
          file + " has been changed: its lines do not end as they were written", null);
    }
    if (first.matches(MAGIC + "\\d{1,9}")) {
      throw new DataFileException(file + " was written by a newer version of the sandbox", null);
    }
    throw new DataFileException(file + " is not a data file of the sandbox", null);
  }

  /** Writes the header; false if there is one. */
  private boolean begin() throws IOException {
    if (file.length() >= HEADER.length) {
      return false;
    }
    // An empty file may have been created by somebody else, for everybody to read.
    restrict(path);
    file.seek(0);
    file.write(HEADER);
    size = HEADER.length;
    return true;
  }

  private void replay(Consumer<String> records) throws IOException {
    Set<Long> committed = scan();
    try (InputStream in = Files.newInputStream(path)) {
      ByteLines lines = new ByteLines(in);
      lines.next();
      while (lines.next() && lines.nextOffset() <= size) {
        long batch = RecordLine.batch(lines.bytes(), lines.from(), lines.to());
        if (batch == RecordLine.NO_BATCH || committed.contains(batch)) {
          String record = RecordLine.record(lines.bytes(), lines.from(), lines.to());
          if (!record.equals(RecordLine.COMMIT)) {
            take(records, record, lines.number());
          }
        }
      }
    }
    file.setLength(size);
  }

  private void take(Consumer<String> records, String record, long line) {
    try {
      records.accept(record);
    } catch (IllegalArgumentException e) {
      throw new DataFileException(
          path + ", line " + line + ", cannot be read: " + e.getMessage(), e);
    }
  }

  /** Checks every line, finds where the intact ones end, and the batches that count. */
  private Set<Long> scan() throws IOException {
    Set<Long> committed = new HashSet<>();
    size = HEADER.length;
    long broken = 0;
    try (InputStream in = Files.newInputStream(path)) {
      ByteLines lines = new ByteLines(in);
      lines.next();
      while (lines.next()) {
        if (!RecordLine.isIntact(lines.bytes(), lines.from(), lines.to())) {
          broken = broken == 0 ? lines.number() : broken;
        } else if (broken > 0) {
          throw new DataFileException(
              path + " is damaged: line " + broken + " was not written by a sandbox", null);
        } else {
          long batch = RecordLine.batch(lines.bytes(), lines.from(), lines.to());
          lastBatch = Math.max(lastBatch, batch);
          if (lines.bytes()[lines.to() - 1] == '!'
              && RecordLine.record(lines.bytes(), lines.from(), lines.to())
                  .equals(RecordLine.COMMIT)) {
            committed.add(batch);
          }
          size = lines.nextOffset();
        }
      }
    }
    return committed;
  }

  /**
   * Appends a record.
   *
   * @param record the record, without line feeds
   * @throws DataFileException if it cannot be written; it is then not in the file
   */
  public void append(String record) {
    write(RecordLine.encode(RecordLine.NO_BATCH, record));
  }

  /**
   * Begins a batch: its records count only once it is committed.
   *
   * @return its number
   */
  public long beginBatch() {
    lock.lock();
    try {
      return ++lastBatch;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends a record of a batch.
   *
   * @param batch number of the batch
   * @param record the record, without line feeds
   * @throws DataFileException if it cannot be written
   */
  public void append(long batch, String record) {
    write(RecordLine.encode(batch, record));
  }

  /**
   * Makes the records of a batch count.
   *
   * @param batch number of the batch
   * @throws DataFileException if it cannot be written; none of the records counts then
   */
  public void commit(long batch) {
    write(RecordLine.encode(batch, RecordLine.COMMIT));
  }

  private void write(byte[] line) {
    lock.lock();
    try {
      if (closed || failure != null) {
        throw new DataFileException(
            "cannot write " + path + ": " + (closed ? "it is closed" : reason(failure)), failure);
      }
      // Where the last whole record ends: half of one that failed is written over.
      file.seek(size);
      file.write(line);
      size += line.length;
      dirty = true;
    } catch (IOException e) {
      throw new DataFileException("cannot write " + path + ": " + reason(e), e);
    } finally {
      lock.unlock();
    }
  }

  /** Brings what was appended to the disk. After a failure, nothing can be appended any more. */
  public void sync() {
    RandomAccessFile current;
    lock.lock();
    try {
      if (!dirty || closed) {
        return;
      }
      dirty = false;
      current = file;
    } finally {
      lock.unlock();
    }
    try {
      current.getFD().sync();
    } catch (IOException e) {
      lock.lock();
      try {
        // Unless it was closed, or replaced by a smaller one, in the meantime.
        failure = closed || current != file ? failure : e;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Tells how much of the file later records have not overtaken, so that a file which grows a bit
   * in each of many runs is compacted, too.
   *
   * @param share between 0 and 1
   */
  public void live(double share) {
    lock.lock();
    try {
      sizeAfterCompaction = (long) (size * share);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether half of the file, or more, may have been overtaken by later records.
   *
   * @return whether it may
   */
  public boolean wantsCompaction() {
    lock.lock();
    try {
      return !closed && failure == null && size > Math.max(SMALL, 2 * sizeAfterCompaction);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins to compact the file. What is appended from now on is in both.
   *
   * @return the new file, to be filled with what there is now
   * @throws IOException if it cannot be created
   */
  public Compaction compact() throws IOException {
    lock.lock();
    try {
      return new Compaction(size);
    } finally {
      lock.unlock();
    }
  }

  /** A compacted file, without what later records have overtaken. */
  public final class Compaction implements Closeable {

    private final OutputStream out;
    private final FileOutputStream target;
    private long copied;
    private boolean done;

    private Compaction(long from) throws IOException {
      Files.deleteIfExists(temporary);
      Files.createFile(temporary, ownerOnly(path));
      copyPermissions(path, temporary);
      this.copied = from;
      this.target = new FileOutputStream(temporary.toFile());
      this.out = new BufferedOutputStream(target, 1 << 16);
      out.write(HEADER);
    }

    /**
     * Adds a record of the present state.
     *
     * @param record the record, without line feeds
     * @throws IOException if it cannot be written
     */
    public void add(String record) throws IOException {
      if (closed) {
        throw new IOException("the file is closed");
      }
      out.write(RecordLine.encode(RecordLine.NO_BATCH, record));
    }

    /**
     * Adds what was appended since, and takes the place of the file.
     *
     * @throws IOException if that fails; the file is then as it was
     */
    public void finish() throws IOException {
      copyUpTo(size());
      out.flush();
      target.getFD().sync();
      lock.lock();
      try {
        if (closed) {
          return;
        }
        copyUpTo(size);
        out.flush();
        target.getFD().sync();
        RandomAccessFile replacement = new RandomAccessFile(temporary.toFile(), "rw");
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        file.close();
        file = replacement;
        size = replacement.length();
        sizeAfterCompaction = size;
        done = true;
      } finally {
        lock.unlock();
      }
      syncDirectory(path);
    }

    private void copyUpTo(long end) throws IOException {
      try (RandomAccessFile source = new RandomAccessFile(path.toFile(), "r")) {
        source.seek(copied);
        byte[] buffer = new byte[1 << 16];
        while (copied < end) {
          int count = source.read(buffer, 0, (int) Math.min(buffer.length, end - copied));
          if (count < 0) {
            throw new IOException("the file has become shorter");
          }
          out.write(buffer, 0, count);
          copied += count;
        }
      }
    }

    /** Removes what was written if it has not taken the place of the file. */
    @Override
    public void close() throws IOException {
      try (out) {
        if (!done) {
          lock.lock();
          try {
            // Not again before it has grown by as much.
            sizeAfterCompaction = size;
          } finally {
            lock.unlock();
          }
        }
      } finally {
        if (!done) {
          Files.deleteIfExists(temporary);
        }
      }
    }
  }

  private long size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** Brings what was appended to the disk, unless that takes more than a second. */
  private void syncForAWhile() {
    Thread syncing = new Thread(this::sync, "sandbox-data-sync");
    syncing.setDaemon(true);
    syncing.start();
    try {
      syncing.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    syncForAWhile();
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        file.close();
        lockChannel.close();
        OPEN.remove(path);
      }
    } catch (IOException e) {
      throw new DataFileException("cannot close " + path + ": " + reason(e), e);
    } finally {
      lock.unlock();
    }
  }

  private static Path sibling(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** It holds tokens. */
  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void restrict(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
      Files.setPosixFilePermissions(to, permissions);
    }
  }

  private static void syncDirectory(Path path) {
    Path folder = path.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system can; the move itself has happened.
      return;
    }
  }

  private static String reason(@Nullable IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is a link to a file that does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e == null ? null : e.getMessage();
    return message == null ? String.valueOf(e) : message;
  }
}
