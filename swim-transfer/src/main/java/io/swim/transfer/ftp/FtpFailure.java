package io.swim.transfer.ftp;

import io.swim.spi.StoreFullException;
import io.swim.transfer.serving.BeingWrittenException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpReply;

/** What can't be done, as the peer hears it: never with a path or message of the host's. */
final class FtpFailure extends IOException {
  private static final long serialVersionUID = 1;

  /** RFC 959 section 4.2. */
  private final int code;

  private boolean recorded;

  FtpFailure(int code, String message) {
    super(message);
    this.code = code;
  }

  /** A tree or content did not do what was asked. */
  static FtpFailure of(IOException cause) {
    FtpFailure failure;
    if (cause instanceof NoSuchFileException) {
      failure = new FtpFailure(550, "There is no such file.");
    } else if (cause instanceof AccessDeniedException) {
      failure = new FtpFailure(550, "That is not permitted.");
    } else if (cause instanceof FileAlreadyExistsException) {
      failure = new FtpFailure(553, "Something of that name is there already.");
    } else if (cause instanceof BeingWrittenException) {
      failure = new FtpFailure(450, "Another is writing that file.");
    } else if (cause instanceof StoreFullException) {
      failure = new FtpFailure(452, "There is no room left for the file.");
    } else if (cause instanceof EOFException) {
      failure = new FtpFailure(554, "The file has fewer bytes than REST says.");
    } else {
      failure = new FtpFailure(451, "Local error in processing.");
    }
    failure.initCause(cause);
    return failure;
  }

  /** The host, or a limit of the offering, ended the transfer. */
  static FtpFailure ended(IOException cause) {
    FtpFailure failure = new FtpFailure(426, "Transfer aborted: the server ended it.");
    failure.initCause(cause);
    return failure;
  }

  /** It says how a transfer ended that has a record. */
  FtpFailure recorded() {
    recorded = true;
    return this;
  }

  boolean isRecorded() {
    return recorded;
  }

  FtpReply reply() {
    return new DefaultFtpReply(code, String.valueOf(getMessage()));
  }
}
