package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.FileDriver;
import io.swim.spi.StepContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks after files by the command line. Stateless and thread-safe. */
public final class CliFiles implements FileDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliFiles() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliFiles(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-files";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.DIR, CliOperation.DELETE);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  /** Those that the platform's definition has a word for; what a device has may be fewer. */
  @Override
  public Set<DigestAlgorithm> digests(PlatformId platform) {
    return supported.digests(platform).keySet();
  }

  @Override
  public FileSystem fileSystem(String name, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return directory(context.session(CliSession.class, access), name);
  }

  /** One file system with its files. */
  static FileSystem directory(CliSession session, String name)
      throws DriverException, InterruptedException {
    CliAnswer answer = session.perform(CliOperation.DIR, Map.of("fileSystem", name));
    List<RemoteFile> files = new ArrayList<>();
    for (Map<String, String> row : answer.table("files")) {
      files.add(new RemoteFile(row.getOrDefault("name", ""), number(row.get("sizeBytes"), answer)));
    }
    String total = answer.value("totalBytes").orElse(null);
    String free = answer.value("freeBytes").orElse(null);
    return new FileSystem(name, number(total, answer), number(free, answer), files);
  }

  private static long number(@org.jspecify.annotations.Nullable String digits, CliAnswer answer)
      throws DriverException {
    try {
      return Long.parseLong(String.valueOf(digits));
    } catch (NumberFormatException e) {
      throw new DriverException(
          FailureKind.PROTOCOL,
          DeviceEffect.NONE,
          "a directory without sizes: total, free or a file's size can't be read",
          answer.output());
    }
  }

  @Override
  public Digest digest(
      FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    Map<DigestAlgorithm, String> words = supported.digests(session.platform());
    if (!words.containsKey(algorithm)) {
      throw new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "the command line of "
              + session.platform()
              + " computes "
              + words.keySet()
              + " and not "
              + algorithm);
    }
    CliAnswer answer =
        session.perform(
            CliOperation.DIGEST, values(session, file, Map.of("algorithm", words.get(algorithm))));
    return new Digest(
        algorithm,
        answer
            .value("digest")
            .filter(hex -> hex.length() == algorithm.hexLength())
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.PROTOCOL,
                        DeviceEffect.NONE,
                        "no " + algorithm.jcaName() + " digest of " + file + " in the answer",
                        answer.output())));
  }

  /** The session is in use until the device says that it is done. */
  @Override
  public void copy(FlashPath from, FlashPath to, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    if (!session.can(CliOperation.COPY_LOCAL)) {
      FileDriver.super.copy(from, to, access, context);
      return;
    }
    context.checkpoint();
    Map<String, String> source =
        Map.of("source", supported.path(session.platform(), from), "sourceFile", from.file());
    session.perform(CliOperation.COPY_LOCAL, values(session, to, source));
  }

  @Override
  public void delete(FlashPath file, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    context.checkpoint();
    session.perform(CliOperation.DELETE, values(session, file, Map.of()));
  }

  private Map<String, String> values(CliSession session, FlashPath file, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("path", supported.path(session.platform(), file));
    values.put("fileSystem", file.fileSystem());
    values.put("file", file.file());
    return values;
  }

  @Override
  public void erase(String fileSystem, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    context.checkpoint();
    session.perform(CliOperation.ERASE, Map.of("fileSystem", fileSystem));
  }
}
