package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Directory listings. */
final class AsaFlashText {
  private static final DateTimeFormatter TIME_FIRST =
      DateTimeFormatter.ofPattern("HH:mm:ss MMM dd yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE_FIRST =
      DateTimeFormatter.ofPattern("MMM dd yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AsaFlashText() {}

  /** The output of dir. */
  static String directory(FlashFileSystem fileSystem, List<FlashFile> files) {
    StringBuilder text = new StringBuilder("\nDirectory of " + fileSystem.name() + ":/\n\n");
    text.append(line(11, "drwx", 4096, Instant.EPOCH, "log"));
    long bytes = 0;
    for (FlashFile file : files) {
      long size = file.blob().sizeBytes();
      bytes += size;
      text.append(line(100 + file.index(), "-rwx", size, file.written(), file.name()));
    }
    return text.append("\n%d file(s) total size: %d bytes\n".formatted(files.size(), bytes))
        .append(totals(fileSystem))
        .toString();
  }

  private static String line(int number, String kind, long size, Instant written, String name) {
    return String.format(
        Locale.ROOT,
        "%-6d %s  %-12d %s  %s\n",
        number,
        kind,
        size,
        TIME_FIRST.format(written),
        name);
  }

  private static String totals(FlashFileSystem fileSystem) {
    long total = fileSystem.totalBytes();
    long free = fileSystem.freeBytes();
    return "%d bytes total (%d bytes free/%d%% free)\n\n"
        .formatted(total, free, free * 100 / total);
  }

  /** The output of show disk0: which does not tell folders from files. */
  static String list(FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("--#--  --length--  -----date/time------  path\n");
    text.append("   11  4096        ").append(DATE_FIRST.format(Instant.EPOCH)).append("  log\n");
    for (FlashFile file : fileSystem.files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d  %-11d %s  %s\n",
              100 + file.index(),
              file.blob().sizeBytes(),
              DATE_FIRST.format(file.written()),
              file.name()));
    }
    return text.append('\n')
        .append(fileSystem.totalBytes())
        .append(" bytes total (")
        .append(fileSystem.freeBytes())
        .append(" bytes free)\n")
        .toString();
  }

  /** The output of show file system. */
  static String fileSystems(NetworkDevice device) {
    StringBuilder text =
        new StringBuilder(
            "\nFile Systems:\n\n     Size(b)     Free(b)      Type  Flags  Prefixes\n");
    FlashFileSystem standard = device.fileSystems().standard();
    for (FlashFileSystem each : device.fileSystems().all()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %-12d %-12d disk      rw      %s:%s\n",
              each == standard ? "*" : " ",
              each.totalBytes(),
              each.freeBytes(),
              each.name(),
              each == standard ? " flash:" : ""));
    }
    for (String remote :
        List.of("rw      tftp:", "ro      http:", "rw      scp:", "rw      ftp:")) {
      text.append("  -            -            network   ").append(remote).append('\n');
    }
    return text.toString();
  }
}
