package io.swim.internal;

import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.job.Finding;
import io.swim.spi.ClientServices;
import io.swim.spi.FileSession.Ability;
import io.swim.spi.HostKeyStore;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tries a distribution server as a job would: logs in over each of its protocols, puts a small file
 * there over the first that takes it, reads it back over all of them, and deletes it.
 */
public final class ServerCheck {
  private static final Duration AT_MOST = Duration.ofMinutes(5);
  private static final int BYTES = 2000;
  private static final String REMEDY =
      "check address, user, password and home directory of the protocol";

  private final Engine engine;
  private final ServerFiles servers;

  public ServerCheck(Engine engine) {
    this.engine = engine;
    this.servers = new ServerFiles(engine.drivers());
  }

  /** A finding for each protocol, the reason in the server's own words where it fails. */
  public List<Finding> of(DistributionServer server) throws InterruptedException {
    ClientServices errand =
        new Errand(engine.hostKeys(), engine.clock(), engine.clock().instant().plus(AT_MOST));
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, (byte) 's');
    String name = "swim-check-" + new OneTimeNames().path("x").substring(0, 8);
    List<Finding> findings = new ArrayList<>();
    Optional<ServedProtocol> writer = write(server, errand, name, bytes, findings);
    if (writer.isPresent()) {
      for (ServedProtocol each : server.protocols()) {
        findings.add(read(server, each, errand, name, bytes));
      }
      delete(server, writer.get(), errand, name).ifPresent(findings::add);
    }
    return List.copyOf(findings);
  }

  private Optional<ServedProtocol> write(
      DistributionServer server,
      ClientServices errand,
      String name,
      byte[] bytes,
      List<Finding> findings)
      throws InterruptedException {
    List<Finding> refusals = new ArrayList<>();
    for (ServedProtocol each : server.protocols()) {
      try {
        with(
            server,
            each,
            errand,
            session -> {
              session.write(each.path(name), ImageContent.of(bytes), 0, sent -> {});
              return name;
            });
        findings.addAll(refusals);
        findings.add(Finding.passed("server-write", each.protocol() + " takes files"));
        return Optional.of(each);
      } catch (DriverException e) {
        refusals.add(Finding.information("server-write", e.text()));
      }
    }
    refusals.forEach(each -> findings.add(Finding.error("server-write", each.message(), REMEDY)));
    return Optional.empty();
  }

  private Finding read(
      DistributionServer server,
      ServedProtocol served,
      ClientServices errand,
      String name,
      byte[] bytes)
      throws InterruptedException {
    try {
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      with(
          server,
          served,
          errand,
          session -> {
            session.read(served.path(name), 0, back, got -> {});
            return name;
          });
      return Arrays.equals(back.toByteArray(), bytes)
          ? Finding.passed("server-read", served.protocol() + " gives what was put there")
          : Finding.error(
              "server-read",
              served.protocol()
                  + " gives "
                  + back.size()
                  + " bytes that are not the "
                  + bytes.length
                  + " put there",
              "the homes of all protocols must be one folder");
    } catch (DriverException e) {
      return Finding.error("server-read", e.text(), REMEDY);
    }
  }

  private Optional<Finding> delete(
      DistributionServer server, ServedProtocol served, ClientServices errand, String name)
      throws InterruptedException {
    try {
      return with(
          server,
          served,
          errand,
          session -> {
            if (!session.abilities().contains(Ability.DELETE)) {
              return Optional.of(left(server, served.path(name), "it can't delete"));
            }
            session.delete(served.path(name));
            return Optional.empty();
          });
    } catch (DriverException e) {
      return Optional.of(left(server, served.path(name), e.text()));
    }
  }

  private static Finding left(DistributionServer server, String path, String why) {
    return Finding.warning(
        "server-file-left", path + " is left on " + server.id() + ": " + why, "delete it by hand");
  }

  private <T> T with(
      DistributionServer server,
      ServedProtocol served,
      ClientServices errand,
      ServerFiles.Errand<T> what)
      throws DriverException, InterruptedException {
    return servers.with(server, served, engine.credentials(), errand, what);
  }

  private record Errand(HostKeyStore hostKeys, Clock clock, Instant deadline)
      implements ClientServices {
    @Override
    public void checkpoint() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("the check of a server was interrupted");
      }
    }
  }
}
