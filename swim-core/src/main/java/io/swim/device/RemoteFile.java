package io.swim.device;

/**
 * A file seen on a device.
 *
 * @param name below its file system
 * @param sizeBytes as the device says
 */
public record RemoteFile(String name, long sizeBytes) {}
