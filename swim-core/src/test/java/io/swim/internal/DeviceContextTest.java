package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.spi.DeviceSession;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceContextTest {
  @TempDir Path folder;

  private final Asked ssh = new Asked();

  @Test
  void credentialsAreNotAskedForWhileTheSessionIsOpen() throws Exception {
    try (DeviceContext device = device()) {
      assertThat(device.isUsable(Access.SSH)).isTrue();
      device.session(DeviceSession.class, Access.SSH);
      int asked = ssh.times;

      assertThat(device.isUsable(Access.SSH)).isTrue();
      device.session(DeviceSession.class, Access.SSH);

      assertThat(ssh.times).isEqualTo(asked);
    }
  }

  @Test
  void credentialsThatTheHostTookAwayOpenNoOtherSession() throws Exception {
    try (DeviceContext device = device()) {
      device.session(DeviceSession.class, Access.SSH);
      ssh.has = false;
      device.discard(Access.SSH);

      assertThat(device.isUsable(Access.SSH)).isFalse();
      assertThat(device.trouble(Access.SSH)).contains("no credentials");
    }
  }

  private DeviceContext device() throws IOException {
    Engine engine =
        TestEngine.of(
            List.of(ssh), new TestEngine.Remembering(), new FolderImageStore(folder.resolve("i")));
    return new DeviceContext(
        engine,
        Device.of("sw-1", "127.0.0.1"),
        new ScrubbedTranscript(engine.clock(), entry -> {}),
        List.of(Access.SSH),
        TestEngine.NOW.plusSeconds(60));
  }

  /** Opens sessions in which nothing is said, and counts who asks whether it could. */
  private static final class Asked implements SessionFactory<DeviceSession> {
    private boolean has = true;
    private int times;

    @Override
    public String id() {
      return "asked";
    }

    @Override
    public Class<DeviceSession> kind() {
      return DeviceSession.class;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public boolean hasCredentials(Device device, Access access, SessionServices services) {
      times++;
      return has;
    }

    @Override
    public DeviceSession open(Device device, Access access, SessionServices services) {
      return new Open(access);
    }

    @Override
    public void close() {}
  }

  private record Open(Access access) implements DeviceSession {
    @Override
    public void close() {}
  }
}
