package io.swim.fault;

/** Stable codes of what a caller did wrong. Hosts may map them to their own messages. */
public enum ErrorCode {
  /** No device of that id is in the device directory. */
  UNKNOWN_DEVICE,
  /** No image of that id or name is in the repository. */
  UNKNOWN_IMAGE,
  /** No group of images has that name. */
  UNKNOWN_IMAGE_GROUP,
  /** No job, run or assignment of that id is in the store. */
  UNKNOWN_JOB,
  /** A value in the request makes no sense; the message names it. */
  INVALID_REQUEST,
  /** The builder lacks something, or two drivers share an id. */
  CONFIGURATION,
  /** What a device printed is not what a command prints, or not all of it. */
  UNREADABLE_OUTPUT,
  /** The file is damaged, truncated, or empty. */
  IMAGE_INVALID,
  /** No platform knows this kind of file. */
  IMAGE_UNRECOGNISED,
  /** The file's name contradicts what is inside: it was renamed. */
  IMAGE_RENAMED,
  /** The same image, or another one of that name, is in the repository already. */
  IMAGE_DUPLICATE,
  /** The digest of the file is not the expected one. */
  IMAGE_DIGEST_MISMATCH,
  /** The vendor's signature is not that of the file. */
  IMAGE_SIGNATURE_INVALID,
  /** The server that the image is on did not give it; its words are in the message. */
  SOURCE_FAILED,
  /** The name of the source, or of the proxy before it, does not resolve. */
  NAME_UNRESOLVED,
  /** The vendor wants its licence agreement to be accepted first. */
  AGREEMENT_REQUIRED,
  /**
   * The vendor gives strong encryption only to whom it has found eligible: its form is not accepted
   * yet, or was refused.
   */
  ENCRYPTION_NOT_ELIGIBLE,
  /** The account at the vendor has no contract for the image. */
  NOT_ENTITLED,
  /** The image is needed by a run that has not ended. */
  IMAGE_IN_USE,
  /** No room left in the repository. */
  REPOSITORY_FULL,
  /** The store failed; the cause is attached. */
  STORE_FAILED,
  /** The engine was closed. */
  CLOSED
}
