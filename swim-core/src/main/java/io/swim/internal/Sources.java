package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FetchFrom;
import io.swim.job.TransferState;
import io.swim.job.TransferWay;
import io.swim.job.UpgradeOptions;
import io.swim.spi.FetchRoute;
import io.swim.spi.Refusal;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a device fetches from: this JVM, a distribution server, or a file that the job names. */
final class Sources {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final Engine engine;
  private final Placements placements;

  Sources(Engine engine) {
    this.engine = engine;
    this.placements = new Placements(engine);
  }

  /**
   * The distribution server that a device fetches from; empty when it fetches from this JVM, or
   * from a file that the job names.
   */
  Optional<DistributionServer> server(Work work) {
    return server(work.device().device(), work.options());
  }

  /** The same before there is any work. */
  Optional<DistributionServer> server(Device device, UpgradeOptions options) {
    FetchFrom from = options.distribution().from();
    if (from instanceof FetchFrom.Server named) {
      return engine.servers().find(named.server());
    }
    return from instanceof FetchFrom.ByLocation
        ? engine.servers().forLocation(device.location())
        : Optional.empty();
  }

  /** Whether the device has somewhere to fetch from by that protocol. */
  boolean canServe(Work work, TransferProtocol protocol) {
    return canServe(work.device().device(), work.options(), protocol);
  }

  /** The same before there is any work. */
  boolean canServe(Device device, UpgradeOptions options, TransferProtocol protocol) {
    FetchFrom from = options.distribution().from();
    if (from instanceof FetchFrom.File named) {
      return named.file().protocol() == protocol;
    }
    Optional<DistributionServer> server = server(device, options);
    if (server.isPresent() || from instanceof FetchFrom.Server) {
      return server.flatMap(each -> each.served(protocol)).isPresent();
    }
    return engine.publications().server(protocol).isPresent();
  }

  /**
   * Where the device will be told to fetch from; the image is there afterwards, if it is not this
   * JVM that serves it.
   *
   * @return empty when it has to wait until the image is there
   */
  Optional<FileLocation> place(Work work, TransferWay.Pull way)
      throws DriverException, InterruptedException {
    if (work.options().distribution().from() instanceof FetchFrom.File named) {
      engine.servers().used(named.file());
      return Optional.of(named.file());
    }
    if (way.server().isEmpty()) {
      FetchRoute route = work.device().route();
      return Optional.of(
          engine.publications().place(way.protocol(), route, work.image().fileName()));
    }
    DistributionServer server = known(way);
    ServedProtocol served = server.served(way.protocol()).orElseThrow();
    return placements.ensure(work, server, served)
        ? Optional.of(Placements.location(server, served, work.image()))
        : Optional.empty();
  }

  /** The login for it; what this JVM serves is published. */
  Optional<Login> open(Work work, TransferState state, TransferWay.Pull way, FetchRoute route)
      throws DriverException {
    Optional<Login> login;
    if (way.server().isPresent()) {
      login = work.device().credentials().deviceLogin(known(way), way.protocol());
    } else if (work.options().distribution().from() instanceof FetchFrom.File) {
      login = Optional.empty();
    } else {
      login =
          engine
              .publications()
              .ensure(
                  work.assignment().id(),
                  state.source().orElseThrow(),
                  route,
                  work.image(),
                  CopyTime.latest(work, state.startedAt()));
    }
    login.ifPresent(each -> work.device().transcript().hide(each.password()));
    return login;
  }

  private DistributionServer known(TransferWay.Pull way) throws DriverException {
    return engine
        .servers()
        .find(way.server().orElseThrow())
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.UNSUPPORTED,
                    io.swim.fault.DeviceEffect.NONE,
                    "there is no distribution server " + way.server().orElseThrow()));
  }

  /** Our own server sees whether the device is at work; of another one nobody knows. */
  SignsOfLife signs(Work work, TransferWay.Pull way) {
    boolean ours =
        way.server().isEmpty() && !(work.options().distribution().from() instanceof FetchFrom.File);
    return ours
        ? new MovingBytes(
            () -> engine.publications().bytes(work.assignment().id()), work.image().sizeBytes())
        : SignsOfLife.NONE;
  }

  /** No device gets it from there before it is looked at anew, if it is a distribution server. */
  void doubt(Work work, TransferWay way) {
    if (way instanceof TransferWay.Pull pull) {
      pull.server()
          .flatMap(engine.servers()::find)
          .ifPresent(server -> placements.doubt(server, pull.protocol(), work.image()));
    }
  }

  /** A device that began at an earlier process of ours was let down by us, not by the protocol. */
  boolean letDown(Work work, TransferState state) {
    return !state.token().isEmpty()
        && engine
            .publications()
            .servedSince(work.assignment().id())
            .map(since -> since.isAfter(state.startedAt().plus(AT_ONCE)))
            .orElse(false);
  }

  /** What our own server saw, for a message; empty where it was not asked to serve. */
  Optional<String> seen(Work work, TransferState state) {
    if (engine.publications().servedSince(work.assignment().id()).isEmpty()) {
      return Optional.empty();
    }
    Optional<TransferRecord> last = engine.publications().lastTransfer(work.assignment().id());
    String transfer =
        last.map(record -> words(record, work.image().sizeBytes()))
            .orElseGet(
                () ->
                    "no transfer was begun at "
                        + engine.publications().serverText(state.source().orElseThrow()));
    List<Refusal> refusals = engine.publications().refusals(work.assignment().id());
    return Optional.of(
        refusals.isEmpty()
            ? transfer
            : transfer
                + "; it turned away "
                + refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")));
  }

  private static String words(TransferRecord record, long size) {
    return "the server handed over "
        + record.bytes()
        + " of "
        + size
        + " bytes, "
        + record.result()
        + (record.detail().isEmpty() ? "" : ": " + record.detail());
  }
}
