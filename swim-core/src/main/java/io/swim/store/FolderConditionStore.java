package io.swim.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.swim.device.DeviceId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.AssignmentId;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.RunId;
import io.swim.spi.ConditionStore;
import io.swim.spi.PartialFiles;
import io.swim.spi.StoreFullException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Conditions of devices in a folder: a properties file for each note, which is replaced as a whole.
 * Several processes may share the folder. A file that can't be read is an error and never no note.
 * Thread-safe.
 */
public final class FolderConditionStore implements ConditionStore {
  private static final String SUFFIX = ".condition";

  private final Path folder;
  private final PartialFiles drafts;

  /**
   * A store in that folder, which is made when there is something to note.
   *
   * @param folder of this store alone
   */
  public FolderConditionStore(Path folder) {
    this.folder = folder;
    this.drafts = new PartialFiles(folder, "", ".partial");
  }

  /** A note, and its place among those of its device. */
  private record Numbered(int number, ConditionNote note) {}

  @Override
  public synchronized List<ConditionNote> notes(DeviceId device) {
    return numbered(device).stream().map(Numbered::note).toList();
  }

  private List<Numbered> numbered(DeviceId device) {
    List<Numbered> all = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, prefix(device) + "*" + SUFFIX)) {
      for (Path file : files) {
        all.add(read(file));
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw failed("read", device, e);
    }
    all.sort(Comparator.comparingInt(Numbered::number).thenComparing(each -> each.note().since()));
    return all;
  }

  @Override
  public synchronized void put(ConditionNote note) {
    DeviceId device = note.device();
    List<Numbered> present = numbered(device);
    int number =
        present.stream()
            .filter(each -> each.note().assignment().equals(note.assignment()))
            .findFirst()
            .map(Numbered::number)
            .orElse(present.isEmpty() ? 0 : present.get(present.size() - 1).number() + 1);
    try {
      Files.createDirectories(folder);
      Path draft = drafts.make();
      try {
        Files.writeString(draft, text(number, note), UTF_8);
        Files.move(
            draft,
            folder.resolve(prefix(device) + hash(note.assignment().run().value()) + SUFFIX),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed("kept", device, StoreFullException.orElse(folder, e));
    }
  }

  private static String text(int number, ConditionNote note) throws IOException {
    Properties values = new Properties();
    values.setProperty("number", Integer.toString(number));
    values.setProperty("device", note.device().value());
    values.setProperty("run", note.assignment().run().value());
    values.setProperty("condition", note.condition().name());
    values.setProperty("reason", note.reason());
    values.setProperty("advice", note.advice());
    values.setProperty("since", note.since().toString());
    note.reset()
        .ifPresent(
            reset -> {
              values.setProperty("resetBy", reset.by());
              values.setProperty("resetWhy", reset.why());
              values.setProperty("resetAt", reset.at().toString());
            });
    StringWriter text = new StringWriter();
    values.store(text, null);
    return text.toString();
  }

  private static Numbered read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader from = Files.newBufferedReader(file, UTF_8)) {
      values.load(from);
      ConditionNote note =
          ConditionNote.of(
              new AssignmentId(
                  new RunId(value(values, "run")), new DeviceId(value(values, "device"))),
              Condition.valueOf(value(values, "condition")),
              value(values, "reason"),
              value(values, "advice"),
              Instant.parse(value(values, "since")));
      Optional<String> by = Optional.ofNullable(values.getProperty("resetBy"));
      return new Numbered(
          Integer.parseInt(value(values, "number")),
          by.isEmpty()
              ? note
              : note.withReset(
                  new ConditionNote.Reset(
                      by.get(),
                      value(values, "resetWhy"),
                      Instant.parse(value(values, "resetAt")))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static String value(Properties values, String key) {
    return Optional.ofNullable(values.getProperty(key))
        .orElseThrow(() -> new IllegalArgumentException("it has no " + key));
  }

  /** Names of devices and runs are any text. */
  private static String prefix(DeviceId device) {
    return hash(device.value()) + "-";
  }

  private static String hash(String text) {
    return Hashing.sha256().hashString(text, UTF_8).toString();
  }

  private SwimException failed(String what, DeviceId device, Exception e) {
    String why = e instanceof StoreFullException ? "no room is left: " + e.getMessage() : "" + e;
    return new SwimException(
        ErrorCode.STORE_FAILED,
        "the condition of " + device + " can't be " + what + " in " + folder + ": " + why,
        e);
  }
}
