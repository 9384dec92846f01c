package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.DeviceSession;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.spi.SignsOfLife;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sessions that only say whether a fake device answers. */
final class FakeSessions {
  private FakeSessions() {}

  static FakeDevice reach(FakeNetwork network, Device device, Access access)
      throws DriverException {
    FakeDevice fake = network.device(device.id());
    if (!fake.isUp() || (access == Access.SNMP && fake.has(FakeFault.SNMP_SILENT))) {
      throw new DriverException(
          FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          "no " + access + " answer from " + device.id());
    }
    if (access != Access.SNMP && fake.refusesLogin(access)) {
      throw new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          device.id() + " refused the login over " + access,
          "% Login invalid");
    }
    return fake;
  }

  /** As a driver reaches it: by a session, which is opened where there is none yet. */
  static FakeDevice reach(FakeNetwork network, Access access, StepContext context)
      throws DriverException, InterruptedException {
    DeviceSession session = context.session(DeviceSession.class, access);
    FakeDevice answers = reach(network, context.device(), access);
    return session instanceof FakeCli cli && cli.isMate() ? mate(answers) : answers;
  }

  private static FakeDevice mate(FakeDevice answers) throws DriverException {
    FakePair pair = answers.pair().orElseThrow();
    FakeDevice mate = pair.mateOf(answers);
    if (!mate.isUp() || pair.isMateSilent()) {
      throw new DriverException(
          FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          "the mate of " + answers.id() + " does not answer",
          "% Mate is not reachable");
    }
    return mate;
  }

  /** SSH and Telnet. */
  record Cli(FakeNetwork network) implements SessionFactory<DeviceSession> {
    @Override
    public String id() {
      return "fake-cli";
    }

    @Override
    public Class<DeviceSession> kind() {
      return DeviceSession.class;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH, Access.TELNET);
    }

    @Override
    public boolean hasCredentials(Device device, Access access, SessionServices services) {
      return services.credentials().cli(device).isPresent();
    }

    @Override
    public DeviceSession open(Device device, Access access, SessionServices services)
        throws DriverException {
      reach(network, device, access);
      return new FakeCli(access, false);
    }

    @Override
    public void close() {}
  }

  /** One that passes on what is for the other unit of a pair. */
  private record FakeCli(Access access, boolean isMate) implements CliSession {
    @Override
    public PlatformId platform() {
      return FakeDevice.PLATFORM;
    }

    @Override
    public boolean can(String operation) {
      return false;
    }

    @Override
    public CliAnswer perform(
        String operation,
        Map<String, String> values,
        Map<String, Secret> secrets,
        SignsOfLife signs) {
      throw new IllegalStateException("a fake device has no command line for " + operation);
    }

    @Override
    public CliSession mate() {
      return new FakeCli(access, true);
    }

    @Override
    public void close() {}
  }

  /** SNMP. */
  record Snmp(FakeNetwork network) implements SessionFactory<SnmpSession> {
    @Override
    public String id() {
      return "fake-snmp";
    }

    @Override
    public Class<SnmpSession> kind() {
      return SnmpSession.class;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP);
    }

    @Override
    public boolean hasCredentials(Device device, Access access, SessionServices services) {
      return services.credentials().snmp(device).isPresent();
    }

    @Override
    public SnmpSession open(Device device, Access access, SessionServices services) {
      return new Silent();
    }

    @Override
    public void close() {}
  }

  /** Has no objects at all; the fake drivers ask the device itself. */
  private static final class Silent implements SnmpSession {
    @Override
    public Access access() {
      return Access.SNMP;
    }

    @Override
    public Map<String, SnmpValue> get(List<String> oids) {
      return Map.of();
    }

    @Override
    public List<SnmpBinding> walk(String root) {
      return List.of();
    }

    @Override
    public void set(List<SnmpBinding> bindings) {}

    @Override
    public void acceptNewEngine() {}

    @Override
    public void close() {}
  }
}
