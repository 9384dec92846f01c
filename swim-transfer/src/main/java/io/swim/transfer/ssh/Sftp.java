package io.swim.transfer.ssh;

/**
 * Numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02), the one that devices and OpenSSH speak.
 */
final class Sftp {
  static final int VERSION = 3;

  static final int INIT = 1;
  static final int VERSION_ANSWER = 2;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int READ = 5;
  static final int WRITE = 6;
  static final int LSTAT = 7;
  static final int FSTAT = 8;
  static final int SETSTAT = 9;
  static final int FSETSTAT = 10;
  static final int OPENDIR = 11;
  static final int READDIR = 12;
  static final int REMOVE = 13;
  static final int MKDIR = 14;
  static final int RMDIR = 15;
  static final int REALPATH = 16;
  static final int STAT = 17;
  static final int RENAME = 18;
  static final int EXTENDED = 200;

  static final int STATUS = 101;
  static final int HANDLE = 102;
  static final int DATA = 103;
  static final int NAME = 104;
  static final int ATTRS = 105;
  static final int EXTENDED_REPLY = 201;

  static final int FLAG_READ = 0x01;
  static final int FLAG_WRITE = 0x02;
  static final int FLAG_APPEND = 0x04;
  static final int FLAG_TRUNCATE = 0x10;
  static final int FLAG_EXCLUSIVE = 0x20;

  static final int ATTR_SIZE = 0x01;
  static final int ATTR_PERMISSIONS = 0x04;
  static final int ATTR_TIMES = 0x08;

  /** As OpenSSH's server: a client that asks for the limits then reads 255 KiB at a time. */
  static final int MAX_PACKET = 256 * 1024;

  static final int MAX_DATA = MAX_PACKET - 1024;
  static final int MAX_HANDLES = 64;

  /** OpenSSH's PROTOCOL document, section 4.8. */
  static final String LIMITS = "limits@openssh.com";

  private Sftp() {}

  /** What a status says. */
  enum Status {
    OK(0),
    EOF(1),
    NO_SUCH_FILE(2),
    PERMISSION_DENIED(3),
    FAILURE(4),
    OP_UNSUPPORTED(8);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
