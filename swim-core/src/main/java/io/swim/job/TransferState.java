package io.swim.job;

/**
 * A transfer that is under way, so that another process can go on with it.
 *
 * @param driver who does it
 * @param publishedPath the name that the device asks the server for
 * @param token the driver's own, such as a row number in the device; empty before it has one
 */
public record TransferState(String driver, String publishedPath, String token) {}
