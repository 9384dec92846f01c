package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DistributionServer;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.PairUnit;
import io.swim.job.TransferWay;
import io.swim.spi.ConditionStore;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.spi.Dispatcher;
import io.swim.spi.HostKeyStore;
import io.swim.spi.ImageStore;
import io.swim.spi.JobStore;
import io.swim.spi.PermitStore;
import io.swim.spi.PlacementStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.ServerDirectory;
import io.swim.spi.TranscriptStore;
import io.swim.spi.Validator;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What the parts of an engine share.
 *
 * @param jobs the host's job store
 * @param images the host's image store
 * @param files what jobs are about: its images, and files for test copies
 * @param transcripts the host's transcript store
 * @param placements what was found on distribution servers
 * @param permits counts the users of limited things
 * @param conditions why devices are not operational
 * @param devices the host's devices
 * @param servers the host's distribution servers
 * @param credentials the host's secrets
 * @param hostKeys the host's known SSH host keys
 * @param platforms what is known of platforms
 * @param drivers drivers and session factories
 * @param validators in the order in which they are asked
 * @param publications what is served to devices now
 * @param receptions what devices are sending now
 * @param intake takes what they sent into the repository
 * @param events listeners and subscribers
 * @param dispatcher calls when an assignment is due
 * @param executor where blocking work runs
 * @param clock the only source of time
 * @param transfersPerServer devices that may fetch from one server at once
 */
public record Engine(
    JobStore jobs,
    ImageStore images,
    TestFiles files,
    TranscriptStore transcripts,
    PlacementStore placements,
    PermitStore permits,
    ConditionStore conditions,
    DeviceDirectory devices,
    ServerDirectory servers,
    CredentialsProvider credentials,
    HostKeyStore hostKeys,
    PlatformCatalog platforms,
    DriverCatalog drivers,
    List<Validator> validators,
    Publications publications,
    Receptions receptions,
    ImageIntake intake,
    Events events,
    Dispatcher dispatcher,
    Executor executor,
    Clock clock,
    int transfersPerServer) {
  /** What the names of all places at servers begin with: they are given back together. */
  private static final String COPIES = "copy/";

  /**
   * The device of that id.
   *
   * @throws SwimException UNKNOWN_DEVICE
   */
  public Device knownDevice(DeviceId id) {
    return devices
        .find(id)
        .orElseThrow(() -> new SwimException(ErrorCode.UNKNOWN_DEVICE, "there is no device " + id));
  }

  /**
   * Serves nothing more to the device of this assignment, takes nothing more from it, and gives its
   * places back: also those that an earlier process took. Safe to repeat.
   */
  void endCopies(AssignmentId id) {
    publications.close(id);
    receptions.close(id);
    Work.stored(
        () -> {
          permits.releaseAll(COPIES, id);
          return id;
        });
  }

  /** Takes the device for an assignment, or keeps it; false when another one has it. */
  boolean lockDevice(AssignmentId id) {
    return permits.acquire("device/" + id.device(), id, 1);
  }

  /** The same by its serial number, once that is stored: one device may have two names. */
  boolean lockSerialNumber(Assignment assignment) {
    return serialNumbers(assignment)
        .allMatch(serial -> permits.acquire(serial, assignment.id(), 1));
  }

  /** The assignment has come to its end: another one may have the device. Safe to repeat. */
  void releaseAll(AssignmentId id) {
    publications.forget(id);
    permits.releaseAll("", id);
  }

  void unlockSerialNumber(Assignment assignment) {
    serialNumbers(assignment).forEach(serial -> permits.release(serial, assignment.id()));
  }

  /** In one order for all, so that two can't wait for each other. */
  private static Stream<String> serialNumbers(Assignment assignment) {
    return assignment.origin().stream()
        .flatMap(
            origin ->
                Stream.concat(
                    origin.serialNumbers().stream(),
                    origin.pair().stream().map(PairUnit::serialNumber)))
        .distinct()
        .sorted()
        .map(serial -> "serial/" + serial);
  }

  /** What permits of a way are counted by: the server, ours of each protocol one. */
  static String resource(TransferWay way) {
    if (way instanceof TransferWay.Pull pull) {
      return COPIES + pull.server().map(id -> "server/" + id).orElse("ours/" + pull.protocol());
    }
    return COPIES + (way instanceof TransferWay.Upload ? "ours/" + way.protocol() : "pushes");
  }

  /** How many devices may go a way at once. */
  int slots(TransferWay way) {
    if (way instanceof TransferWay.Pull pull && pull.server().isPresent()) {
      return servers
          .find(pull.server().get())
          .map(DistributionServer::slots)
          .orElse(transfersPerServer);
    }
    return transfersPerServer;
  }
}
