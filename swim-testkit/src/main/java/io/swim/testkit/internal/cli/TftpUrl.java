package io.swim.testkit.internal.cli;

/** tftp:, tftp://host or tftp://host/file as typed; empty parts are asked for. */
record TftpUrl(String host, String file) {
  static TftpUrl parse(String text) {
    int start = text.indexOf("//");
    if (start < 0) {
      int colon = text.indexOf(':');
      return new TftpUrl("", colon < 0 ? "" : text.substring(colon + 1));
    }
    String rest = text.substring(start + 2);
    int slash = rest.indexOf('/');
    return slash < 0
        ? new TftpUrl(rest, "")
        : new TftpUrl(rest.substring(0, slash), rest.substring(slash + 1));
  }

  /** The last part of the path. */
  String lastName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "tftp://" + host + "/" + file;
  }
}
