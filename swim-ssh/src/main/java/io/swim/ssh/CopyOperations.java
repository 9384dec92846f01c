package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliSession;
import io.swim.spi.FetchRoute;
import io.swim.spi.SignsOfLife;
import io.swim.spi.StepContext;
import io.swim.ssh.internal.LoginInUrl;
import io.swim.ssh.platform.Operation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The copy commands of platform definitions in one direction: one operation for each protocol.
 *
 * @param supported what the definitions can do
 * @param prefix of the operations; the protocol comes behind it
 */
record CopyOperations(Supported supported, String prefix) {
  /**
   * The end of a copy that is not on the device.
   *
   * @param location of the file
   * @param login asked for there
   * @param route how the device reaches it
   * @param signs what shows that a silent device is at work
   */
  record Remote(
      FileLocation location, Optional<Login> login, FetchRoute route, SignsOfLife signs) {}

  /** Whether the platform has one operation at least. */
  boolean supports(PlatformId platform) {
    return !protocols(platform).isEmpty();
  }

  /** Those for which the platform has an operation. */
  Set<TransferProtocol> protocols(PlatformId platform) {
    Set<TransferProtocol> protocols = EnumSet.noneOf(TransferProtocol.class);
    for (TransferProtocol each : TransferProtocol.values()) {
      if (supported.all(platform, operation(each))) {
        protocols.add(each);
      }
    }
    return protocols;
  }

  /**
   * Copies. What can't be done is refused before the checkpoint, from which on the device may be
   * changed. The password goes into an answer where the device asks for it, else into the command;
   * it is hidden from the transcript in both.
   *
   * @param file on the device
   * @param there the values that say which file it is at the other end
   */
  void perform(
      Remote remote, FlashPath file, Map<String, String> there, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    String operation = operation(remote.location().protocol());
    remote.login().map(Login::password).ifPresent(context.transcript()::hide);
    check(remote, session.platform(), operation);
    context.checkpoint();
    Map<String, String> values = values(remote);
    values.putAll(there);
    values.put("path", supported.path(session.platform(), file));
    values.put("fileSystem", file.fileSystem());
    values.put("file", file.file());
    session.perform(operation, values, secrets(remote), remote.signs());
  }

  private String operation(TransferProtocol protocol) {
    return prefix + protocol.scheme();
  }

  private void check(Remote remote, PlatformId platform, String operation) throws DriverException {
    if (!supported.all(platform, operation)) {
      throw unsupported("the definition of " + platform + " has no operation " + operation);
    }
    if (remote.login().isPresent()) {
      need(platform, operation, "username", "a login");
      checkUrl(remote, remote.login().get(), platform, operation);
    }
    Optional<String> vrf = remote.route().vrf();
    if (vrf.isPresent()) {
      need(platform, operation, "vrf", "the routing instance " + vrf.get());
    }
    Optional<String> source = remote.route().sourceInterface();
    if (source.isPresent()) {
      need(
          platform,
          operation,
          "sourceInterface",
          "the source interface "
              + source.get()
              + ". Remedy: configure it on the device for its clients, and leave it out of the route");
    }
  }

  private void checkUrl(Remote remote, Login login, PlatformId platform, String operation)
      throws DriverException {
    Optional<Operation> known =
        supported.platforms().definition(platform).flatMap(each -> each.operation(operation));
    if (known.isPresent()) {
      LoginInUrl.check(
          known.get(), login.username(), login.password().reveal(), remote.location().authority());
    }
  }

  private void need(PlatformId platform, String operation, String value, String what)
      throws DriverException {
    if (!supported.uses(platform, operation, value)) {
      throw unsupported(operation + " of " + platform + " can't take " + what);
    }
  }

  private static DriverException unsupported(String message) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, message);
  }

  private static Map<String, String> values(Remote remote) {
    FileLocation location = remote.location();
    Map<String, String> values = new HashMap<>();
    values.put("server", location.host());
    values.put("authority", location.authority());
    location.port().ifPresent(port -> values.put("port", Integer.toString(port)));
    remote.login().ifPresent(login -> values.put("username", login.username()));
    remote.route().vrf().ifPresent(vrf -> values.put("vrf", vrf));
    remote.route().sourceInterface().ifPresent(name -> values.put("sourceInterface", name));
    return values;
  }

  private static Map<String, Secret> secrets(Remote remote) {
    return remote.login().map(login -> Map.of("password", login.password())).orElse(Map.of());
  }
}
