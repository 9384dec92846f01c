package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.flash.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An access point: two images, and the download of the next one from its controller, byte by byte.
 * Thread-safe.
 */
final class AccessPoint {
  /** No image there. */
  static final String NO_IMAGE = "0.0.0.0";

  private static final int PIECE = 1 << 20;
  private static final String DIGEST = "MD5";

  private final int number;
  private String primary;
  private String backup = NO_IMAGE;
  private Status status = Status.NONE;
  private String wanted = "";
  private int retries;
  private @Nullable InputStream reading;
  private @Nullable MessageDigest digest;

  /** How the download stands, in the words of the controller. */
  enum Status {
    NONE("None"),
    INITIATED("Initiated"),
    PREDOWNLOADING("Predownloading"),
    COMPLETE("Complete"),
    FAILED("Failed");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  AccessPoint(int number, String version) {
    this.number = number;
    this.primary = version;
  }

  int number() {
    return number;
  }

  String name() {
    return "ap-" + number;
  }

  synchronized String primary() {
    return primary;
  }

  synchronized String backup() {
    return backup;
  }

  synchronized Status status() {
    return status;
  }

  synchronized int retries() {
    return retries;
  }

  /** The version that it downloads, or did last. */
  synchronized String wanted() {
    return wanted;
  }

  /** Joins a controller that runs this version, and tells how it got the image for it. */
  synchronized String join(String version) {
    forget();
    status = Status.NONE;
    wanted = "";
    if (primary.equals(version)) {
      return " joined";
    }
    String old = primary;
    boolean isThere = backup.equals(version);
    primary = version;
    backup = old;
    return isThere ? " joined with its backup image" : " had to download " + version + " first";
  }

  /** Begins a download unless it has that image or is at it. */
  synchronized boolean begin(String version) {
    boolean has = primary.equals(version) || backup.equals(version);
    if (has || status == Status.INITIATED || status == Status.PREDOWNLOADING) {
      return false;
    }
    retries = wanted.equals(version) ? retries + 1 : 0;
    wanted = version;
    status = Status.INITIATED;
    return true;
  }

  /** Reads one more piece of the image; whole, it becomes the backup image. */
  synchronized void readOn(Blob image, boolean broken) {
    if (status != Status.INITIATED && status != Status.PREDOWNLOADING) {
      return;
    }
    if (broken) {
      forget();
      status = Status.FAILED;
      return;
    }
    try {
      status = Status.PREDOWNLOADING;
      if (isWhole(image)) {
        forget();
        backup = wanted;
        status = Status.COMPLETE;
      }
    } catch (IOException | NoSuchAlgorithmException e) {
      forget();
      status = Status.FAILED;
    }
  }

  private boolean isWhole(Blob image) throws IOException, NoSuchAlgorithmException {
    InputStream in = reading == null ? image.open() : reading;
    MessageDigest sum = digest == null ? MessageDigest.getInstance(DIGEST) : digest;
    reading = in;
    digest = sum;
    byte[] piece = in.readNBytes(PIECE);
    sum.update(piece);
    if (piece.length == PIECE) {
      return false;
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(image.md5())) {
      throw new IOException("the image of the controller is another one now");
    }
    return true;
  }

  private void forget() {
    InputStream in = reading;
    reading = null;
    digest = null;
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("an image can't be closed", e);
    }
  }
}
