package io.swim.internal;

import com.google.common.io.CountingOutputStream;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a file from a server. Where the protocol can go on from a later byte, a connection that
 * breaks is not the end: after three that brought nothing forward it gives up.
 *
 * <p>It goes on only with the same file: the revision of the first opening is asked for again
 * before and after each further part, and another one is a failure CHANGED. Where the server tells
 * no revision the size is compared; where it tells neither, nothing is.
 */
public final class PersistentRead {
  private static final int FRUITLESS = 3;
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(2);

  private final Opening opening;
  private final String path;
  private final Consumer<String> comment;
  private final Wait wait;
  private boolean mayGoOn;
  private Optional<String> state = Optional.empty();

  /** Opens a new session with the server. */
  @FunctionalInterface
  public interface Opening {
    FileSession open() throws DriverException, InterruptedException;
  }

  /** How time passes before another connection. */
  @FunctionalInterface
  interface Wait {
    void of(Duration duration) throws InterruptedException;
  }

  /**
   * @param path of the file there
   * @param comment told when it goes on after a break
   */
  public PersistentRead(Opening opening, String path, Consumer<String> comment) {
    this(opening, path, comment, Pause::of);
  }

  PersistentRead(Opening opening, String path, Consumer<String> comment, Wait wait) {
    this.opening = opening;
    this.path = path;
    this.comment = comment;
    this.wait = wait;
  }

  /**
   * Reads it to its end; {@code to} stays open.
   *
   * @throws DriverException CHANGED when the file became another one after a part of it was read;
   *     else as {@link FileSession#read}
   */
  public void into(OutputStream to) throws DriverException, InterruptedException {
    CountingOutputStream out = new CountingOutputStream(to);
    int fruitless = 0;
    boolean done = false;
    while (!done) {
      long before = out.getCount();
      try {
        done = once(out);
      } catch (DriverException e) {
        fruitless = out.getCount() > before ? 0 : fruitless + 1;
        if (!mayGoOn || !e.kind().mayPass() || fruitless == FRUITLESS) {
          throw e;
        }
        comment.accept(out.getCount() + " bytes are here: " + e.getMessage());
        wait.of(BEFORE_ANOTHER);
      }
    }
  }

  private boolean once(CountingOutputStream out) throws DriverException, InterruptedException {
    try (FileSession session = opening.open()) {
      mayGoOn = session.abilities().contains(Ability.RESUME_READ);
      long already = out.getCount();
      if (already > 0) {
        checkUnchanged(session, already);
      } else if (mayGoOn) {
        state = firstState(session);
      }
      session.read(path, already, out, bytes -> {});
      if (already > 0) {
        checkUnchanged(session, already);
      }
      return true;
    }
  }

  /** Whoever gives a file need not say anything about it. */
  private Optional<String> firstState(FileSession session)
      throws DriverException, InterruptedException {
    try {
      return stateOf(session);
    } catch (DriverException e) {
      if (e.kind() == FailureKind.REJECTED || e.kind() == FailureKind.UNSUPPORTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<String> stateOf(FileSession session)
      throws DriverException, InterruptedException {
    Optional<String> revision = session.revision(path);
    return revision.isPresent() || !session.abilities().contains(Ability.STAT)
        ? revision
        : session.stat(path).map(file -> file.sizeBytes() + " bytes");
  }

  private void checkUnchanged(FileSession session, long already)
      throws DriverException, InterruptedException {
    if (state.isEmpty()) {
      return;
    }
    Optional<String> now = stateOf(session);
    if (!now.equals(state)) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          path
              + " changed while it was read: after "
              + already
              + " bytes of ("
              + state.get()
              + ") it is ("
              + now.orElse("gone")
              + ")");
    }
  }
}
