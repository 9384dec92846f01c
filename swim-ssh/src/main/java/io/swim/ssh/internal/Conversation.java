package io.swim.ssh.internal;

import io.swim.device.Access;
import io.swim.device.Secret;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SignsOfLife;
import io.swim.spi.Transcript;
import io.swim.ssh.text.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes turns with a device: says something, then listens until some {@link Rules} are satisfied.
 * Used by one thread at a time.
 */
final class Conversation implements AutoCloseable {
  /** No answer that SWIM asks for is anywhere near that long. */
  static final int ANSWER_LIMIT = 4 * 1024 * 1024;

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Connection connection;
  private final Transcript transcript;
  private final Masks masks = new Masks();
  private final Clock clock;
  private final Supplier<Instant> deadline;
  private final Inbox inbox;
  private final List<String> fresh = new ArrayList<>();
  private final Terminal terminal = new Terminal(fresh::add);
  private final StringBuilder heard = new StringBuilder();
  private final byte[] chunk = new byte[8192];
  private int answerLength;

  Conversation(
      Connection connection, Transcript transcript, Clock clock, Supplier<Instant> deadline) {
    this.connection = connection;
    this.transcript = transcript;
    this.clock = clock;
    this.deadline = deadline;
    this.inbox = connection.inbox();
  }

  String peer() {
    return connection.peer();
  }

  Access access() {
    return connection.access();
  }

  /** Never shows this secret, from now on. */
  void hide(Secret secret) {
    masks.hide(secret).forEach(transcript::hide);
  }

  String mask(String text) {
    return masks.mask(text);
  }

  /** A command as it stands in messages. */
  String brief(String command) {
    return Brief.command(masks.mask(command));
  }

  void comment(String text) {
    transcript.comment(masks.mask(text));
  }

  /** Says a line, with the Enter key after it. */
  void say(String text) throws IOException {
    turn(masks.mask(text));
    write(text + connection.enter());
  }

  /** Says a secret; what is shown of it has always the same length. */
  void saySecret(Secret secret) throws IOException {
    turn(Masks.ASTERISKS);
    write(secret.reveal() + connection.enter());
  }

  /** Presses keys, without Enter. */
  void press(String keys) throws IOException {
    turn(shown(keys));
    write(keys);
  }

  /** Presses Enter to see whether somebody is there. */
  void nudge() throws IOException {
    terminal.endLine();
    keep(fresh);
    fresh.clear();
    write(connection.enter());
  }

  /** Presses the key that makes a pager go on; it takes the pager's line away. */
  void turnPage(String key) throws IOException {
    terminal.accept(new byte[] {'\r', 0x1b, '[', '2', 'K'}, 5);
    write(key);
  }

  /** Ends what was heard before, and begins a new answer. */
  private void turn(String said) {
    terminal.endLine();
    keep(fresh);
    fresh.clear();
    flush();
    answerLength = 0;
    transcript.sent(said);
  }

  /** Hands what was heard to the transcript. */
  void flush() {
    terminal.endLine();
    keep(fresh);
    fresh.clear();
    if (heard.length() > 0) {
      transcript.received(masks.mask(heard.toString()));
      heard.setLength(0);
    }
  }

  /** The line that the cursor is on. */
  String tail() {
    return terminal.tail();
  }

  /**
   * Listens until the rules are satisfied.
   *
   * @param idle how long the device may be silent; while it speaks, the time begins anew
   */
  void listen(Rules rules, Duration idle) throws DriverException, InterruptedException {
    listen(rules, idle, SignsOfLife.NONE);
  }

  /**
   * The same.
   *
   * @param signs what shows that a silent device is at work
   */
  void listen(Rules rules, Duration idle, SignsOfLife signs)
      throws DriverException, InterruptedException {
    Duration quiet = Duration.ZERO;
    Duration allowed = idle;
    while (!rules.satisfied(terminal.tail(), quiet)) {
      Duration left = Duration.between(clock.instant(), deadline.get());
      if (left.isNegative() || left.isZero()) {
        throw rules.fault(FailureKind.TIMEOUT, "the step's time was over", terminal.tail(), null);
      }
      Duration patience = shortest(nextTick(quiet), left, allowed.minus(quiet));
      int count = inbox.read(chunk, patience);
      if (count < 0) {
        if (rules.endIsFine()) {
          return;
        }
        throw rules.fault(
            FailureKind.UNREACHABLE, "the session dropped", terminal.tail(), inbox.failure());
      }
      quiet = count > 0 ? Duration.ZERO : quiet.plus(patience);
      if (count > 0) {
        take(count, rules);
        allowed = idle;
      } else if (quiet.compareTo(allowed) >= 0 && !rules.satisfied(terminal.tail(), quiet)) {
        if (rules.endIsFine()) {
          return;
        }
        if (signs.seen(quiet)) {
          allowed = quiet.plus(idle);
          continue;
        }
        String silence = "nothing came for " + quiet.toMillis() / 1000.0 + " s";
        throw rules.fault(FailureKind.TIMEOUT, silence, terminal.tail(), null);
      }
    }
  }

  /**
   * Takes what came since the last prompt, such as log messages, and sees whether the session still
   * is there: what was never sent has no effect.
   */
  void catchUp(Progress progress, String command) throws DriverException, InterruptedException {
    int count = inbox.read(chunk, Duration.ZERO);
    while (count > 0) {
      terminal.accept(chunk, count);
      keep(fresh);
      fresh.clear();
      count = inbox.read(chunk, Duration.ZERO);
    }
    if (count < 0) {
      progress.refused();
      throw new DriverException(
          FailureKind.UNREACHABLE,
          progress.settled(),
          peer() + ", '" + brief(command) + "' was not sent: the session had dropped");
    }
  }

  private void take(int count, Rules rules) throws DriverException {
    terminal.accept(chunk, count);
    List<String> lines = List.copyOf(fresh);
    fresh.clear();
    keep(lines);
    for (String line : lines) {
      answerLength += line.length() + 1;
      rules.line(line);
    }
    if (answerLength > ANSWER_LIMIT) {
      throw rules.fault(
          FailureKind.PROTOCOL,
          "the answer is longer than " + ANSWER_LIMIT + " characters",
          terminal.tail(),
          null);
    }
  }

  private void keep(List<String> lines) {
    for (String line : lines) {
      if (heard.length() < ANSWER_LIMIT) {
        heard.append(line).append('\n');
      }
    }
  }

  /** Soon after the last word, then ever less often: rules may want to wait for a short silence. */
  private static Duration nextTick(Duration quiet) {
    for (Duration each : Rules.SILENCES) {
      if (quiet.compareTo(each) < 0) {
        return each.minus(quiet);
      }
    }
    return TICK;
  }

  private static Duration shortest(Duration first, Duration... others) {
    Duration shortest = first;
    for (Duration each : others) {
      shortest = each.compareTo(shortest) < 0 ? each : shortest;
    }
    return shortest.isNegative() ? Duration.ZERO : shortest;
  }

  private void write(String text) throws IOException {
    connection.output().write(text.getBytes(StandardCharsets.UTF_8));
    connection.output().flush();
  }

  private static String shown(String keys) {
    StringBuilder shown = new StringBuilder();
    for (char c : keys.toCharArray()) {
      shown.append(c < ' ' ? "^" + (char) (c + '@') : String.valueOf(c));
    }
    return shown.toString();
  }

  @Override
  public void close() {
    flush();
    inbox.close();
    connection.close();
  }
}
