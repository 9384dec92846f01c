package io.swim.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.device.Login;
import io.swim.device.RemoteFile;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every client of ours does at a real server, wherever that runs; the published {@code
 * FileClientContract} of the test kit is for any client at any server. Not in the kit: that needs
 * the module of three of the clients, whose own tests run this. A module's test has a nested class
 * for each {@link Way}, so that the way is a part of each test's name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
public abstract class RealServerContract {
  private static final int LARGE = 33 << 20;

  protected final Way way;
  protected final TransferProtocol protocol;
  private final ServerProgram program;
  private final FileClient client;
  private RealServer running;

  /** Of each test. */
  protected ClientWork work = new ClientWork();

  protected RealServerContract(
      Way way, ServerProgram program, TransferProtocol protocol, FileClient client) {
    this.way = way;
    this.program = program;
    this.protocol = protocol;
    this.client = client;
  }

  @BeforeAll
  final void startServer() throws Exception {
    running = way.start(program);
  }

  @AfterAll
  final void stopServer() {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  final void emptyFolder() throws Exception {
    work = new ClientWork();
    running.shell("find . -mindepth 1 ! -path ./small -delete");
  }

  protected final RealServer server() {
    return running;
  }

  protected final FileService service() {
    return running.service(protocol);
  }

  protected final FileSession open() throws DriverException, InterruptedException {
    return client.open(service(), work);
  }

  protected static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  protected static byte[] read(FileSession session, String path, long fromByte) throws Exception {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    session.read(path, fromByte, to, so -> {});
    return to.toByteArray();
  }

  /** A failure of which every secret was kept. */
  protected static DriverException failure(ThrowingCallable action) {
    DriverException e = catchThrowableOfType(DriverException.class, action);
    assertThat(e).isNotNull();
    assertThat(e.getMessage() + e.deviceWords())
        .doesNotContain(RealServer.LOGIN.password().reveal())
        .doesNotContain("wr0ng");
    return e;
  }

  /**
   * What a full disk is to the client; a server that does not say why leaves it no choice, and
   * empty is for one that says nothing.
   */
  protected Optional<FailureKind> fullDisk() {
    return Optional.of(FailureKind.CAPACITY);
  }

  /** That a file which was written is on the server's disk: at once, but for TFTP. */
  protected void isOnDisk(String file, byte[] bytes) throws Exception {
    assertThat(running.digest(file)).isEqualTo(RealServer.digest(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, LARGE})
  void filesGoThereAndComeBackUnchanged(int size) throws Exception {
    byte[] image = bytes(size);
    List<Long> sent = new ArrayList<>(List.of(0L));
    List<Long> received = new ArrayList<>(List.of(0L));
    ByteArrayOutputStream back = new ByteArrayOutputStream(size);
    try (FileSession session = open()) {
      session.write("image (1).bin", ImageContent.of(image), 0, sent::add);
      isOnDisk("image (1).bin", image);
      session.read("image (1).bin", 0, back, received::add);
    }
    assertThat(RealServer.digest(back.toByteArray())).isEqualTo(RealServer.digest(image));
    assertThat(sent).isSorted().endsWith((long) size);
    assertThat(received).isSorted().endsWith((long) size);
    assertThat(work.checkpoints.get()).isGreaterThanOrEqualTo(1 + 2 * (size / (5 << 20)));
  }

  @Test
  void whatIsThereIsSeenAndListed() throws Exception {
    running.put("one.bin", bytes(7));
    running.put("folder/two.bin", bytes(5));
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.STAT)) {
        assertThat(session.stat("one.bin")).contains(new RemoteFile("one.bin", 7));
        assertThat(session.stat("none.bin")).isEmpty();
      } else {
        isUnsupported(failure(() -> session.stat("one.bin")));
      }
      if (session.abilities().contains(Ability.LIST)) {
        assertThat(session.list("")).containsExactly(new RemoteFile("one.bin", 7));
        assertThat(session.list("folder")).containsExactly(new RemoteFile("two.bin", 5));
      } else {
        isUnsupported(failure(() -> session.list("")));
      }
    }
  }

  @Test
  void whatIsDeletedOrRenamedIsSoOnTheServersDisk() throws Exception {
    running.put("one.bin", bytes(7));
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.RENAME)) {
        session.rename("one.bin", "two.bin");
        session.rename("two.bin", "one.bin");
        assertThat(running.digest("one.bin")).isEqualTo(RealServer.digest(bytes(7)));
        DriverException e = failure(() -> session.rename("none.bin", "two.bin"));
        assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      } else {
        isUnsupported(failure(() -> session.rename("one.bin", "two.bin")));
        assertThat(running.exists("one.bin")).isTrue();
      }
      if (session.abilities().contains(Ability.DELETE)) {
        session.delete("one.bin");
        session.delete("one.bin");
        assertThat(running.exists("one.bin")).isFalse();
      } else {
        isUnsupported(failure(() -> session.delete("one.bin")));
        assertThat(running.exists("one.bin")).isTrue();
      }
    }
  }

  @Test
  void readingGoesOnInTheMiddle() throws Exception {
    byte[] image = bytes(300_000);
    running.put("image.bin", image);
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.RESUME_READ)) {
        assertThat(read(session, "image.bin", 100_001))
            .isEqualTo(Arrays.copyOfRange(image, 100_001, image.length));
        assertThat(read(session, "image.bin", image.length)).isEmpty();
      } else {
        isUnsupported(failure(() -> read(session, "image.bin", 100_001)));
      }
    }
  }

  @Test
  void writingGoesOnInTheMiddle() throws Exception {
    byte[] image = bytes(300_000);
    running.put("image.bin", Arrays.copyOf(image, 100_001));
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.RESUME_WRITE)) {
        session.write("image.bin", ImageContent.of(image), 100_001, so -> {});
        assertThat(running.digest("image.bin")).isEqualTo(RealServer.digest(image));

        running.put("image.bin", Arrays.copyOf(image, 200_000));
        if (session.abilities().contains(Ability.REWIND_WRITE)) {
          session.write("image.bin", ImageContent.of(image), 100_001, so -> {});
          assertThat(running.digest("image.bin")).isEqualTo(RealServer.digest(image));
        } else {
          DriverException within =
              failure(() -> session.write("image.bin", ImageContent.of(image), 100_001, so -> {}));
          assertThat(within.kind()).isEqualTo(FailureKind.REJECTED);
          assertThat(within.effect()).isEqualTo(DeviceEffect.NONE);
          assertThat(running.digest("image.bin"))
              .isEqualTo(RealServer.digest(Arrays.copyOf(image, 200_000)));
        }

        running.put("short.bin", new byte[99_999]);
        DriverException gap =
            failure(() -> session.write("short.bin", ImageContent.of(image), 100_001, so -> {}));
        assertThat(gap.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(gap.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(gap).hasMessageContaining("99999").hasMessageContaining("100001");
        assertThat(running.digest("short.bin")).isEqualTo(RealServer.digest(new byte[99_999]));
      } else {
        isUnsupported(
            failure(() -> session.write("image.bin", ImageContent.of(image), 100_001, so -> {})));
        assertThat(running.digest("image.bin"))
            .isEqualTo(RealServer.digest(Arrays.copyOf(image, 100_001)));
      }
    }
  }

  private static void isUnsupported(DriverException e) {
    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void wrongPasswordIsToldWithoutIt() throws Exception {
    assumeThat(protocol).as("has logins").isNotEqualTo(TransferProtocol.TFTP);
    running.put("one.bin", bytes(7));
    FileService wrong =
        service().withLogin(new Login(RealServer.LOGIN.username(), Secret.of("wr0ng")));
    DriverException e =
        failure(
            () -> {
              try (FileSession session = client.open(wrong, work)) {
                read(session, "one.bin", 0);
              }
            });
    assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining("server/lab").hasMessageMatching("(?s).*(login|'files').*");
  }

  @Test
  void missingFileIsToldInTheServersWords() throws Exception {
    try (FileSession session = open()) {
      isRefused(failure(() -> read(session, "none.bin", 0)));
    }
  }

  @Test
  void whatIsForbiddenIsToldInTheServersWords() throws Exception {
    running.put("closed.bin", bytes(7));
    running.shell("chmod 0 closed.bin && mkdir locked && chmod 755 locked");
    try (FileSession session = open()) {
      isRefused(failure(() -> read(session, "closed.bin", 0)));
    }
    try (FileSession session = open()) {
      DriverException e =
          failure(() -> session.write("locked/new.bin", ImageContent.of(bytes(9)), 0, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.deviceWords()).isNotEmpty();
    }
    assertThat(running.exists("locked/new.bin")).isFalse();
  }

  private static void isRefused(DriverException e) {
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e.deviceWords()).isNotEmpty();
  }

  @Test
  void fullDiskIsTold() throws Exception {
    String path = RealServer.SMALL + "/image.bin";
    byte[] image = bytes(3 << 20);
    try (FileSession session = open()) {
      if (fullDisk().isEmpty()) {
        session.write(path, ImageContent.of(image), 0, so -> {});
        assertThat(running.digest(path)).isNotEqualTo(RealServer.digest(image));
        return;
      }
      DriverException full =
          failure(() -> session.write(path, ImageContent.of(image), 0, so -> {}));
      assertThat(Optional.of(full.kind())).isEqualTo(fullDisk());
      assertThat(full.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(full.deviceWords()).isNotEmpty();
    }
    assertThat(running.shell("df small | tail -1")).contains("small");
  }

  @Test
  void fullDiskAtOurEndIsNoFaultOfTheServer() throws Exception {
    running.put("image.bin", bytes(900_000));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FileSession session = open()) {
      DriverException e = failure(() -> session.read("image.bin", 0, full, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL);
    }
  }

  @Test
  void fileOfOursThatCanNotBeReadIsNoFaultOfTheServer() throws Exception {
    ImageContent broken =
        new ImageContent() {
          @Override
          public long sizeBytes() {
            return 900_000;
          }

          @Override
          public int read(ByteBuffer into, long position) throws IOException {
            throw new IOException("the disk broke");
          }

          @Override
          public void close() {}
        };
    try (FileSession session = open()) {
      DriverException e = failure(() -> session.write("image.bin", broken, 0, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(e).hasMessageContaining("the disk broke");
    }
  }
}
