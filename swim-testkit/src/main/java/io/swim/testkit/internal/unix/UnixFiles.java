package io.swim.testkit.internal.unix;

import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Files of the one folder in which a simulated Unix keeps what it is given. */
public final class UnixFiles {
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter OTHER_YEAR =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);

  private final NetworkDevice device;
  private final String folder;

  /**
   * The files.
   *
   * @param folder for instance {@code /var/tmp}
   */
  public UnixFiles(NetworkDevice device, String folder) {
    this.device = device;
    this.folder = folder;
  }

  /** The file of a path; in other folders there is nothing. */
  public Located locate(String path) throws FlashException {
    String start = folder + "/";
    if (!path.startsWith(start) || path.indexOf('/', start.length()) >= 0) {
      throw new FlashException(Reason.NO_SUCH_FILE);
    }
    return new Located(device.fileSystems().standard(), path.substring(start.length()));
  }

  /** Whether a path is of a file in the folder. */
  public boolean holds(String path) {
    return path.startsWith(folder + "/");
  }

  /** Removes a file. */
  public void delete(String path) throws FlashException {
    Located located = locate(path);
    FlashFileSystem flash = located.fileSystem();
    if (!flash.lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      flash.delete(located.file());
    } finally {
      flash.unlock();
    }
  }

  /** What the long form of ls has in its lines, for instance {@code -rw-r--r-- 1 0 0 77 ...}. */
  public String list(String owner, String group) {
    StringBuilder text = new StringBuilder();
    for (FlashFile file : device.fileSystems().standard().files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "-rw-r--r--  1 %-5s %-5s %11d %s %s\n",
              owner,
              group,
              file.blob().sizeBytes(),
              time(file.written()),
              file.name()));
    }
    return text.toString();
  }

  /** Files of the last half year with the time of day, older ones with the year. */
  private String time(Instant written) {
    boolean recent = Duration.between(written, device.clock().instant()).compareTo(HALF_A_YEAR) < 0;
    return (recent ? THIS_YEAR : OTHER_YEAR).format(written);
  }
}
