package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Going on after a break, with the same file or with another one. */
class PersistentReadTest {
  private static final String OLD = "aaaaaaaaaa";
  private static final String NEW = "bbbbbbbbbb";

  private final Set<FileSession.Ability> abilities =
      EnumSet.of(FileSession.Ability.STAT, FileSession.Ability.RESUME_READ);
  private final ByteArrayOutputStream to = new ByteArrayOutputStream();
  private final List<Long> readFrom = new ArrayList<>();
  private String file = OLD;
  private boolean tellsRevisions = true;
  private boolean refusesQuestions;
  private int breaks = 1;
  private Runnable whenBroken = () -> {};
  private Runnable whileGoingOn = () -> {};

  private void read() throws DriverException, InterruptedException {
    new PersistentRead(Session::new, "image.bin", text -> {}, pause -> whenBroken.run()).into(to);
  }

  private DriverException refused() {
    return catchThrowableOfType(DriverException.class, this::read);
  }

  @Test
  void aReadThatBreaksGoesOnWithTheSameFile() throws Exception {
    breaks = 2;

    read();

    assertThat(to.toString(StandardCharsets.US_ASCII)).isEqualTo(OLD);
    assertThat(readFrom).containsExactly(0L, 4L, 8L);
  }

  @Test
  void aFileThatIsReplacedDuringTheBreakIsNotMixedWithTheOldOne() {
    whenBroken = () -> file = NEW;

    DriverException e = refused();

    assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e)
        .hasMessageContaining("image.bin")
        .hasMessageContaining("4 bytes")
        .hasMessageContaining("revision " + OLD)
        .hasMessageContaining("revision " + NEW);
    assertThat(readFrom).containsExactly(0L);
  }

  @Test
  void aFileThatIsReplacedRightAfterItWasComparedIsFoundOutAtTheEnd() {
    whileGoingOn = () -> file = NEW;

    assertThat(refused().kind()).isEqualTo(FailureKind.CHANGED);
  }

  @Test
  void aFileThatIsGoneAfterTheBreakIsAnother() {
    whenBroken = () -> file = "";

    assertThat(refused()).hasMessageContaining("gone");
  }

  @Test
  void withoutRevisionsAnotherSizeIsAnotherFile() {
    tellsRevisions = false;
    whenBroken = () -> file = NEW + "b";

    DriverException e = refused();

    assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(e).hasMessageContaining("10 bytes").hasMessageContaining("11 bytes");
  }

  @Test
  void aServerThatTellsNothingGivesItsFileAllTheSame() throws Exception {
    refusesQuestions = true;

    read();

    assertThat(to.toString(StandardCharsets.US_ASCII)).isEqualTo(OLD);
  }

  @Test
  void whatBrokeBeforeItsFirstByteMayBeAnotherFile() throws Exception {
    breaks = 0;
    List<FileSession> opened = new ArrayList<>();
    PersistentRead.Opening opening =
        () -> {
          opened.add(new Session());
          if (opened.size() == 2) {
            file = NEW;
          }
          return opened.size() == 1 ? new Silent() : opened.get(opened.size() - 1);
        };

    new PersistentRead(opening, "image.bin", text -> {}, pause -> {}).into(to);

    assertThat(to.toString(StandardCharsets.US_ASCII)).isEqualTo(NEW);
  }

  @Test
  void whereNothingCanGoOnABreakIsTheEnd() {
    abilities.clear();

    assertThat(refused().kind()).isEqualTo(FailureKind.UNREACHABLE);
  }

  private static DriverException failure(FailureKind kind, String message) {
    return new DriverException(kind, DeviceEffect.NONE, message);
  }

  /** Gives four bytes, and then the connection breaks, as often as it shall. */
  private class Session implements FileSession {
    @Override
    public Set<Ability> abilities() {
      return abilities;
    }

    @Override
    public Optional<RemoteFile> stat(String path) {
      return Optional.of(new RemoteFile(path, file.length())).filter(any -> !file.isEmpty());
    }

    @Override
    public Optional<String> revision(String path) throws DriverException {
      if (refusesQuestions) {
        throw failure(FailureKind.REJECTED, "no questions");
      }
      return Optional.of("revision " + file).filter(any -> tellsRevisions && !file.isEmpty());
    }

    @Override
    public List<RemoteFile> list(String folder) {
      return List.of();
    }

    @Override
    public void read(String path, long fromByte, OutputStream out, LongConsumer progress)
        throws DriverException {
      readFrom.add(fromByte);
      if (fromByte > 0) {
        whileGoingOn.run();
      }
      boolean breaking = breaks-- > 0;
      int end = breaking ? (int) fromByte + 4 : file.length();
      try {
        out.write(file.substring((int) fromByte, end).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw failure(FailureKind.INTERNAL, e.toString());
      }
      if (breaking) {
        throw failure(FailureKind.UNREACHABLE, "Connection reset");
      }
    }

    @Override
    public void write(String path, ImageContent content, long fromByte, LongConsumer progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String path) {}

    @Override
    public void rename(String from, String to) {}

    @Override
    public void close() {}
  }

  /** Breaks before the first byte. */
  private final class Silent extends Session {
    @Override
    public void read(String path, long fromByte, OutputStream out, LongConsumer progress)
        throws DriverException {
      throw failure(FailureKind.UNREACHABLE, "Connection reset");
    }
  }
}
