package io.swim.transfer.http;

/** How a server takes a file (RFC 9110, sections 9.3.3 and 9.3.4). */
public enum UploadMethod {
  /** The file becomes what is at that path; where the server can tell, only if nothing is there. */
  PUT,
  /** The server of a device takes the body for what its path means. */
  POST
}
