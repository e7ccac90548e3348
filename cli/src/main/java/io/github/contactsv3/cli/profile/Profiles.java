package io.github.contactsv3.cli.profile;

import io.github.contactsv3.cli.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The profiles of a user, one small file each. */
public final class Profiles {
  private static final String ENDING = ".properties";

  private final Path folder;

  /**
   * Creates the profiles of a folder.
   *
   * @param folders the folders of the user
   */
  public Profiles(Folders folders) {
    this.folder = folders.settings().resolve("profiles");
  }

  /**
   * Finds a profile.
   *
   * @param name its name
   * @return the profile; empty if nobody has signed in with it
   * @throws UsageException if its file can't be read
   */
  public Optional<Profile> find(String name) {
    Path file = file(name);
    requireFolder();
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(file + " can't be read: delete it and sign in again");
    }
    return Optional.of(Profile.of(name, properties, file.toString()));
  }

  /**
   * Returns the names of all profiles, sorted.
   *
   * @return the names
   */
  public List<String> names() {
    requireFolder();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a profile, in place of one of the same name.
   *
   * @param profile the profile
   */
  public void save(Profile profile) {
    StringBuilder text = new StringBuilder("# written by contacts login; has no secret\n");
    profile
        .toProperties()
        .forEach((key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    PrivateFiles.write(file(profile.name()), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(Object value) {
    return value.toString().replace("\\", "\\\\");
  }

  /**
   * Removes a profile.
   *
   * @param name its name
   * @return whether there was one
   */
  public boolean remove(String name) {
    try {
      return Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in the place of a folder would be reported as missing profiles. */
  private void requireFolder() {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new UsageException(
          there + " is no folder, but settings are kept there: see CONTACTS_HOME");
    }
  }

  private Path file(String name) {
    return folder.resolve(Profile.requireName(name) + ENDING);
  }
}
