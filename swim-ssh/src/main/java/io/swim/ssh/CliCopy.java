package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Has a device fetch an image by a copy command. Stateless and thread-safe. The call returns when
 * the device says that it has the whole file: the copy lives in the session.
 */
public final class CliCopy implements TransferDriver {
  /** What means nothing in a URL (RFC 3986, section 2.3, and some of 2.2). */
  private static final Pattern PLAIN_IN_URL = Pattern.compile("[A-Za-z0-9._~!$&*+,=-]*");

  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliCopy() {
    this(Platforms.bundled());
  }

  public CliCopy(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-copy";
  }

  /** Platforms that have one copy operation at least. */
  @Override
  public boolean supports(PlatformId platform) {
    return protocols().stream().anyMatch(each -> supported.all(platform, operation(each)));
  }

  /** Those for which one of the platforms has an operation. */
  @Override
  public Set<TransferProtocol> protocols() {
    Set<TransferProtocol> protocols = EnumSet.noneOf(TransferProtocol.class);
    for (TransferProtocol each : TransferProtocol.values()) {
      for (PlatformId platform : supported.platforms().platforms()) {
        if (supported.all(platform, operation(each))) {
          protocols.add(each);
        }
      }
    }
    return protocols;
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  /**
   * Copies. The password goes into an answer where the device asks for it, else into the command;
   * it is hidden from the transcript in both.
   *
   * @throws DriverException UNSUPPORTED with effect NONE when the platform's copy command can't
   *     take what the order has: the protocol, a login, a routing instance, a source interface;
   *     REJECTED when the server refused the login
   */
  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, order.access());
    String operation = operation(order.source().protocol());
    order.login().map(Login::password).ifPresent(context.transcript()::hide);
    check(order, session.platform(), operation);
    context.checkpoint();
    session.perform(operation, values(order), secrets(order), order.signs());
    return new TransferResult.Finished();
  }

  private void check(TransferOrder order, PlatformId platform, String operation)
      throws DriverException {
    if (!supported.all(platform, operation)) {
      throw unsupported("the definition of " + platform + " has no operation " + operation);
    }
    if (order.login().isPresent()) {
      need(platform, operation, "username", "a login");
      boolean asked =
          order.source().protocol() == TransferProtocol.SCP
              || order.source().protocol() == TransferProtocol.SFTP;
      Login login = order.login().get();
      boolean plain =
          PLAIN_IN_URL.matcher(login.username()).matches()
              && PLAIN_IN_URL.matcher(login.password().reveal()).matches();
      if (!asked && !plain) {
        throw unsupported(
            "user name or password for "
                + order.source()
                + " has a character that means something in a URL; possible are letters, digits and . _ ~ ! $ & * + , = -");
      }
    }
    if (order.route().vrf().isPresent()) {
      need(platform, operation, "vrf", "the routing instance " + order.route().vrf().get());
    }
    Optional<String> source = order.route().sourceInterface();
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

  private void need(PlatformId platform, String operation, String value, String what)
      throws DriverException {
    if (!supported.uses(platform, operation, value)) {
      throw unsupported(operation + " of " + platform + " can't take " + what);
    }
  }

  private static DriverException unsupported(String message) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, message);
  }

  private static Map<String, String> values(TransferOrder order) {
    FileLocation source = order.source();
    Map<String, String> values = new HashMap<>();
    values.put("server", source.host());
    values.put("authority", source.authority());
    values.put("source", source.path());
    values.put("path", order.target().toString());
    values.put("fileSystem", order.target().fileSystem());
    values.put("file", order.target().file());
    source.port().ifPresent(port -> values.put("port", Integer.toString(port)));
    order.login().ifPresent(login -> values.put("username", login.username()));
    order.route().vrf().ifPresent(vrf -> values.put("vrf", vrf));
    order.route().sourceInterface().ifPresent(name -> values.put("sourceInterface", name));
    return values;
  }

  private static Map<String, Secret> secrets(TransferOrder order) {
    return order.login().map(login -> Map.of("password", login.password())).orElse(Map.of());
  }

  private static String operation(TransferProtocol protocol) {
    return CliOperation.COPY_PREFIX + protocol.scheme();
  }
}
