package io.swim.cli;

import io.swim.job.AssignmentId;
import io.swim.job.TranscriptEntry;
import io.swim.spi.TranscriptStore;
import io.swim.store.InMemoryTranscriptStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is said to devices and answered, in a file for each device, which is added to and which its
 * owner alone may read: secrets are masked, but a configuration may hold others. Where a file can't
 * be made so, nothing is written to it. Thread-safe.
 */
final class TranscriptFiles implements TranscriptStore {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** A link in a folder of others could lead to a file of theirs, or spoil one of ours. */
  private static final Set<OpenOption> ADD =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final Path folder;
  private final String command;
  private final TranscriptStore memory = new InMemoryTranscriptStore();
  private final Set<AssignmentId> begun = new HashSet<>();

  private TranscriptFiles(Path folder, String command) {
    this.folder = folder;
    this.command = command;
  }

  /**
   * Files in that folder, which is made if need be.
   *
   * @param command what is done, for the first line
   */
  static TranscriptFiles in(Path folder, String command) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerOnly("rwx------"));
      }
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return new TranscriptFiles(folder, command);
    } catch (IOException e) {
      throw new BadInput("no transcripts in " + folder + ": " + Words.because(e), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void append(AssignmentId id, TranscriptEntry entry) {
    memory.append(id, entry);
    try {
      write(id, entry);
    } catch (IOException e) {
      throw new UncheckedIOException(file(id) + " can't be written: " + Words.because(e), e);
    }
  }

  private synchronized void write(AssignmentId id, TranscriptEntry entry) throws IOException {
    Path file = file(id);
    boolean isFirst = !begun.contains(id);
    String head =
        isFirst
            ? time(entry) + " # " + command + " of " + id.device() + ", run " + id.run() + "\n"
            : "";
    if (isFirst) {
      closeToOthers(file);
    }
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, ADD, ownerOnly("rw-------")))) {
      out.write((head + text(entry)).getBytes(StandardCharsets.UTF_8));
    }
    begun.add(id);
  }

  /** Does so with a file that is there already. */
  private static void closeToOthers(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException("it is a link");
    }
    if (POSIX && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Path file(AssignmentId id) {
    return folder.resolve(URLEncoder.encode(id.device().value(), StandardCharsets.UTF_8) + ".txt");
  }

  /** The lines after the first stand under it. */
  private static String text(TranscriptEntry entry) {
    String mark =
        switch (entry.kind()) {
          case SENT -> ">";
          case RECEIVED -> "<";
          case COMMENTARY -> "#";
        };
    String head = time(entry) + " " + mark + " ";
    List<String> lines = entry.text().strip().lines().map(TranscriptFiles::harmless).toList();
    return head + String.join("\n" + " ".repeat(head.length()), lines) + "\n";
  }

  private static Instant time(TranscriptEntry entry) {
    return entry.at().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A terminal that shows the file must not obey what a device sends. */
  private static String harmless(String line) {
    StringBuilder shown = new StringBuilder();
    for (char each : line.toCharArray()) {
      boolean control = Character.isISOControl(each) && each != '\t';
      shown.append(control ? "\\x%02x".formatted((int) each) : each);
    }
    return shown.toString();
  }

  @Override
  public List<TranscriptEntry> read(AssignmentId id) {
    return memory.read(id);
  }

  @Override
  public void delete(AssignmentId id) {
    memory.delete(id);
  }
}
