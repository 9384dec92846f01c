package io.swim.internal;

import com.google.common.io.CountingOutputStream;
import io.swim.fault.DriverException;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads a file from a server. Where the protocol can go on from a later byte, a connection that
 * breaks is not the end: after three that brought nothing forward it gives up.
 */
public final class PersistentRead {
  private static final int FRUITLESS = 3;
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(2);

  private final Opening opening;
  private final String path;
  private final Consumer<String> comment;
  private boolean mayGoOn;

  /** Opens a new session with the server. */
  @FunctionalInterface
  public interface Opening {
    FileSession open() throws DriverException, InterruptedException;
  }

  /**
   * @param path of the file there
   * @param comment told when it goes on after a break
   */
  public PersistentRead(Opening opening, String path, Consumer<String> comment) {
    this.opening = opening;
    this.path = path;
    this.comment = comment;
  }

  /** Reads it to its end; {@code to} stays open. */
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
        Pause.of(BEFORE_ANOTHER);
      }
    }
  }

  private boolean once(CountingOutputStream out) throws DriverException, InterruptedException {
    try (FileSession session = opening.open()) {
      mayGoOn = session.abilities().contains(Ability.RESUME_READ);
      session.read(path, out.getCount(), out, bytes -> {});
      return true;
    }
  }
}
