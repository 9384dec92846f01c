package io.swim.benchmarks;

import java.util.List;

/**
 * One file to fetch.
 *
 * @param prefix what to put before the command
 * @param tool the client
 * @param bytes size of the file
 * @param copy name of the downloaded file
 */
record Fetch(List<String> prefix, TftpTool tool, long bytes, String copy) {}
