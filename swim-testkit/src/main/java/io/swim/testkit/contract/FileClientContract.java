package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.device.RemoteFile;
import io.swim.spi.FileClient;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link FileClient} must do, at a server of the host's choice. What its sessions say
 * that they can't do, they must refuse. How it fails is in {@link FileClientTroubleContract}.
 */
@Timeout(120)
public abstract class FileClientContract extends FileClientFixture {
  private static final List<Integer> SIZES = List.of(0, 1, 65_536, 3_000_001);

  /**
   * Subclasses are test classes with nothing but a constructor.
   *
   * @param newServer makes a server that answers, for each test anew; closed after it
   */
  protected FileClientContract(FileClient client, Callable<FileClientSubject> newServer) {
    super(client, newServer);
  }

  @Test
  void hasAnIdAndSpeaksTheProtocol() {
    assertThat(client().id()).isNotBlank();
    assertThat(client().protocols()).contains(service().protocol());
  }

  @Test
  void filesGoThereAndComeBackUnchanged() throws Exception {
    for (int size : SIZES) {
      String file = "image-" + size + ".bin";
      server().expect(file);
      List<Long> sent = new ArrayList<>(List.of(0L));
      List<Long> received = new ArrayList<>(List.of(0L));
      ProbedContent content = ProbedContent.of(bytes(size));
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      try (FileSession session = open()) {
        session.write(file, content, 0, sent::add);
        isThere(file, bytes(size));
        session.read(file, 0, back, received::add);
      }
      assertThat(back.toByteArray()).isEqualTo(bytes(size));
      assertThat(sent).isSorted().endsWith((long) size);
      assertThat(received).isSorted().endsWith((long) size);
      assertThat(content.isClosed()).as("the content is closed").isFalse();
    }
  }

  @Test
  void whatIsThereIsSeen() throws Exception {
    server().put(FILE, bytes(7));
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.STAT)) {
        assertThat(session.stat(FILE)).contains(new RemoteFile(FILE, 7));
        assertThat(session.stat("none.bin")).isEmpty();
      } else {
        isUnsupported(failure(() -> session.stat(FILE)));
      }
      if (session.abilities().contains(Ability.LIST)) {
        assertThat(session.list("")).containsExactly(new RemoteFile(FILE, 7));
      } else {
        isUnsupported(failure(() -> session.list("")));
      }
    }
  }

  @Test
  void aFileWithOtherBytesIsOfAnotherRevision() throws Exception {
    server().put(FILE, bytes(7));
    try (FileSession session = open()) {
      Optional<String> first = session.revision(FILE);
      assertThat(session.revision(FILE)).isEqualTo(first);
      assertThat(session.revision("none.bin")).isEmpty();

      server().put(FILE, bytes(9));

      if (first.isPresent()) {
        assertThat(session.revision(FILE)).isNotEqualTo(first);
      }
    }
  }

  @Test
  void whatIsDeletedOrRenamedIsSoAtTheServer() throws Exception {
    server().put(FILE, bytes(7));
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.RENAME)) {
        session.rename(FILE, "other.bin");
        assertThat(server().get(FILE)).isEmpty();
        assertThat(server().get("other.bin")).contains(bytes(7));
        session.rename("other.bin", FILE);
        isRefused(failure(() -> session.rename("none.bin", "other.bin")));
      } else {
        isUnsupported(failure(() -> session.rename(FILE, "other.bin")));
        assertThat(server().get(FILE)).contains(bytes(7));
      }
      if (session.abilities().contains(Ability.DELETE)) {
        session.delete(FILE);
        session.delete(FILE);
        assertThat(server().get(FILE)).isEmpty();
      } else {
        isUnsupported(failure(() -> session.delete(FILE)));
        assertThat(server().get(FILE)).contains(bytes(7));
      }
    }
  }

  @Test
  void readingGoesOnInTheMiddle() throws Exception {
    byte[] image = bytes(300_000);
    server().put(FILE, image);
    try (FileSession session = open()) {
      if (session.abilities().contains(Ability.RESUME_READ)) {
        assertThat(read(session, FILE, 100_001))
            .isEqualTo(Arrays.copyOfRange(image, 100_001, image.length));
        assertThat(read(session, FILE, image.length)).isEmpty();
      } else {
        isUnsupported(failure(() -> read(session, FILE, 100_001)));
      }
    }
  }

  @Test
  void writingGoesOnInTheMiddle() throws Exception {
    byte[] image = bytes(300_000);
    byte[] part = Arrays.copyOf(image, 100_001);
    server().put(FILE, part);
    try (FileSession session = open()) {
      if (!session.abilities().contains(Ability.RESUME_WRITE)) {
        isUnsupported(failure(() -> write(session, FILE, image, part.length)));
        assertThat(server().get(FILE)).contains(part);
        return;
      }
      write(session, FILE, image, part.length);
      isThere(FILE, image);

      byte[] more = Arrays.copyOf(image, 200_000);
      server().put(FILE, more);
      if (session.abilities().contains(Ability.REWIND_WRITE)) {
        write(session, FILE, image, part.length);
        isThere(FILE, image);
      } else {
        isRefused(failure(() -> write(session, FILE, image, part.length)));
        assertThat(server().get(FILE)).contains(more);
      }

      server().put(FILE, new byte[99_999]);
      isRefused(failure(() -> write(session, FILE, image, part.length)));
      assertThat(server().get(FILE)).as("there would be a gap").contains(new byte[99_999]);
    }
  }

  @Test
  void aFileThatIsThereIsNotReplaced() throws Exception {
    server().put(FILE, bytes(8));
    try (FileSession session = open()) {
      assumeThat(session.abilities()).as("can tell").containsAnyOf(Ability.EXCLUSIVE, Ability.STAT);

      isRefused(failure(() -> write(session, FILE, bytes(9), 0)));

      assertThat(server().get(FILE)).contains(bytes(8));
    }
  }

  @Test
  void manySessionsAtOnceDoNotMixFiles() throws Exception {
    for (int i = 0; i < Race.THREADS; i++) {
      server().put(i + ".bin", bytes(100_000 + i));
    }

    List<byte[]> read =
        Race.of(
            thread -> {
              try (FileSession session = open()) {
                return read(session, thread + ".bin", 0);
              }
            });

    for (int i = 0; i < Race.THREADS; i++) {
      assertThat(read.get(i)).isEqualTo(bytes(100_000 + i));
    }
  }

  @Test
  void closingTwiceIsNoError() throws Exception {
    server().put(FILE, bytes(7));
    FileSession session = open();
    assertThat(read(session, FILE, 0)).isEqualTo(bytes(7));
    session.close();
    session.close();
  }
}
