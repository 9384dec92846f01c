package io.swim.snmp.internal.mib;

import io.swim.device.FileSystem;

/**
 * A partition of a flash device.
 *
 * @param fileSystem its name, sizes and files
 * @param readOnly whether it can't be written to
 * @param needsErasure whether it takes no file before it is erased as a whole
 */
public record FlashPartition(FileSystem fileSystem, boolean readOnly, boolean needsErasure) {}
