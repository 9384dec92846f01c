package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.SoftwareImage;
import io.swim.job.ImageVerification;
import io.swim.job.Origin;
import io.swim.job.SoftwareChange;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FileDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files on the device of an assignment, over whatever reaches them. */
final class DeviceFiles {
  private static final List<DigestAlgorithm> STRONGEST_FIRST =
      List.of(DigestAlgorithm.SHA_512, DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);

  private final Engine engine;

  DeviceFiles(Engine engine) {
    this.engine = engine;
  }

  /** The job's configuration protocols, then SNMP, which can list and delete too. */
  private static List<Access> order(Work work) {
    List<Access> order = new ArrayList<>(work.device().configOrder());
    if (!order.contains(Access.SNMP)) {
      order.add(Access.SNMP);
    }
    return order;
  }

  private Function<Access, Optional<FileDriver>> drivers(Work work) {
    return access -> engine.drivers().fileDriver(work.platform(), access);
  }

  FileSystem fileSystem(Work work, String name) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "list files",
            order(work),
            drivers(work),
            (driver, access) -> driver.fileSystem(name, access, work.device()));
  }

  /** Size of a file in bytes; 0 where there is none. */
  long bytes(Work work, FlashPath path) throws DriverException, InterruptedException {
    return fileSystem(work, path.fileSystem())
        .file(path.file())
        .map(RemoteFile::sizeBytes)
        .orElse(0L);
  }

  /**
   * What the device will boot, read now; of a pair, the unit that is spoken to.
   *
   * @throws DriverException when it does not tell
   */
  BootConfiguration boot(Work work, Attempts attempts)
      throws DriverException, InterruptedException {
    return attempts.<ConfigDriver, BootConfiguration>first(
        "read what it boots",
        work.device().configOrder(),
        access -> engine.drivers().configDriver(work.platform(), access),
        (driver, access) -> driver.boot(access, work.device()));
  }

  /**
   * The images that the device will boot, also those of the members of a stack, read now.
   *
   * @throws DriverException when it does not tell: then nobody knows what may be deleted
   */
  List<String> bootList(Work work) throws DriverException, InterruptedException {
    BootConfiguration boot = boot(work, Attempts.quietly(work));
    List<String> all = new ArrayList<>(boot.images());
    boot.memberImages().values().forEach(all::addAll);
    return all;
  }

  /** Some file systems take upper and lower case for the same. */
  static Optional<RemoteFile> alike(FlashPath target, FileSystem fileSystem) {
    return fileSystem.files().stream()
        .filter(file -> file.name().equalsIgnoreCase(target.file()))
        .filter(file -> !file.name().equals(target.file()))
        .findFirst();
  }

  /** By its size, and by its digest unless the job says that the size is enough. */
  boolean isTheImage(Work work, FlashPath target, RemoteFile present)
      throws DriverException, InterruptedException {
    if (present.sizeBytes() != work.image().sizeBytes()) {
      return false;
    }
    return work.options().distribution().verification() == ImageVerification.SIZE
        || differingDigest(work, target).isEmpty();
  }

  /**
   * Whether the device, or the other unit of its pair, runs or boots a file of that name: by its
   * name alone, in upper or lower case and on whatever file system, since one file may go by
   * several names.
   */
  boolean isNeeded(Work work, FlashPath target) throws DriverException, InterruptedException {
    Origin origin = work.origin();
    boolean runs =
        Pair.runningImage(work)
            .map(path -> FlashPath.mayBeFile(path, target.name()))
            .orElse(
                origin.change() != SoftwareChange.INSTALL
                    && origin.change() != SoftwareChange.PART);
    return runs || booted(work).stream().anyMatch(path -> FlashPath.mayBeFile(path, target.name()));
  }

  /**
   * What the device booted and will boot, read now, and what the units of its pair run.
   *
   * @throws DriverException as {@link #bootList}
   */
  List<String> booted(Work work) throws DriverException, InterruptedException {
    List<String> booted = new ArrayList<>(bootList(work));
    booted.addAll(work.origin().bootVariables());
    work.origin().pair().forEach(unit -> unit.runningImage().ifPresent(booted::add));
    return booted;
  }

  /** Has the device copy a file from one of its file systems to another one. */
  void copy(Work work, FlashPath from, FlashPath to) throws DriverException, InterruptedException {
    Attempts.of(work)
        .order(
            "copy files on the device",
            work.device().configOrder(),
            drivers(work),
            (driver, access) -> driver.copy(from, to, access, work.device()));
  }

  void delete(Work work, FlashPath path) throws DriverException, InterruptedException {
    Attempts.quietly(work)
        .order(
            "delete files",
            order(work),
            drivers(work),
            (driver, access) -> driver.delete(path, access, work.device()));
  }

  /** Everything on it is gone afterwards. */
  void erase(Work work, String fileSystem) throws DriverException, InterruptedException {
    Attempts.of(work)
        .order(
            "erase a file system",
            order(work),
            drivers(work),
            (driver, access) -> driver.erase(fileSystem, access, work.device()));
  }

  /** What the image needs and what there is, for a message. */
  static String room(Work work, FileSystem fileSystem) {
    return work.image().fileName()
        + " needs "
        + work.image().sizeBytes()
        + " bytes; "
        + fileSystem.name()
        + " has "
        + fileSystem.freeBytes()
        + " free of "
        + fileSystem.totalBytes();
  }

  /**
   * Compares the strongest digest that both the device and the repository have.
   *
   * @return the digest that differs, or empty when they are the same
   */
  Optional<Digest> differingDigest(Work work, FlashPath path)
      throws DriverException, InterruptedException {
    List<DigestAlgorithm> known = work.image().digests().stream().map(Digest::algorithm).toList();
    Digest actual =
        digest(work, path, known)
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED,
                        DeviceEffect.NONE,
                        "no session with credentials lets "
                            + work.device().device().id()
                            + " compute a digest of "
                            + path));
    boolean same = work.image().digest(actual.algorithm()).equals(Optional.of(actual));
    return same ? Optional.empty() : Optional.of(actual);
  }

  /**
   * The strongest digest of those that the device can compute; empty when nothing on the way to it
   * can have one computed.
   *
   * @throws DriverException UNSUPPORTED, with all that was asked for, when the device knows none
   */
  Optional<Digest> digest(Work work, FlashPath path, List<DigestAlgorithm> wanted)
      throws DriverException, InterruptedException {
    List<DigestAlgorithm> computable =
        STRONGEST_FIRST.stream()
            .filter(wanted::contains)
            .filter(algorithm -> isComputable(work, algorithm))
            .toList();
    List<DriverException> unknown = new ArrayList<>();
    for (DigestAlgorithm algorithm : computable) {
      Optional<Digest> digest =
          Attempts.quietly(work)
              .first(
                  "compute a digest",
                  order(work),
                  access -> engine.drivers().digestDriver(work.platform(), access, algorithm),
                  (driver, access) -> {
                    try {
                      return Optional.of(driver.digest(path, algorithm, access, work.device()));
                    } catch (DriverException e) {
                      if (!isUnknown(e)) {
                        throw e;
                      }
                      unknown.add(e);
                      return Optional.empty();
                    }
                  });
      if (digest.isPresent()) {
        return digest;
      }
    }
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    throw noneOf(computable, path, unknown);
  }

  /** In its own words: that no other way to the same device would change. */
  private static boolean isUnknown(DriverException e) {
    return e.kind() == FailureKind.UNSUPPORTED && !e.deviceWords().isBlank();
  }

  private static DriverException noneOf(
      List<DigestAlgorithm> asked, FlashPath path, List<DriverException> answers) {
    DriverException last = answers.get(answers.size() - 1);
    return new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "it computes no digest of "
            + path
            + ", asked for "
            + asked.stream().map(DigestAlgorithm::jcaName).collect(Collectors.joining(", "))
            + ": "
            + answers.stream().map(DriverException::getMessage).collect(Collectors.joining("; ")),
        last.deviceWords());
  }

  private boolean isComputable(Work work, DigestAlgorithm algorithm) {
    return order(work).stream()
        .filter(work.device()::isUsable)
        .map(access -> engine.drivers().digestDriver(work.platform(), access, algorithm))
        .anyMatch(Optional<FileDriver>::isPresent);
  }

  /** Both digests, for a message. */
  static String expectation(SoftwareImage image, Digest actual) {
    return "it has " + actual + ", the image " + image.digest(actual.algorithm()).orElseThrow();
  }
}
