package io.github.contactsv3.pagination;

/**
 * The result of a sync. Immutable.
 *
 * @param watermark where the next sync begins; save it, even if no contact was delivered
 * @param contacts contacts delivered by this run, including those that had not changed but lay
 *     within lag and overlap
 * @param unreadable elements that were null or not an object; they are not delivered
 */
public record SyncResult(SyncWatermark watermark, long contacts, long unreadable) {}
