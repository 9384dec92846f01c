package io.swim.ssh.internal;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SignsOfLife;
import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.Expectation;
import io.swim.ssh.platform.Expectation.Ending;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.Expectation.Where;
import io.swim.ssh.platform.FailureRule;
import io.swim.ssh.platform.FailureRule.Outcome;
import io.swim.ssh.platform.Pager;
import io.swim.ssh.platform.PlatformDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command and its answer: echo, output, pagers, questions, log messages, prompt. */
final class Exchange implements Rules {
  private static final int TAIL = 400;
  private static final Duration ABORT_PATIENCE = Duration.ofSeconds(3);

  private final Conversation conversation;
  private final PlatformDefinition platform;
  private final Prompts prompts;
  private final Progress progress;
  private final Dialogue dialogue;
  private final String command;
  private final Answer answer;
  private Echo echo;
  private @Nullable Mode mode;
  private boolean ending;
  private boolean echoFound;
  private boolean usable;
  private @Nullable Expectation told;
  private String meaning = "";

  /**
   * What a command may be asked.
   *
   * @param expectations questions with an answer
   * @param failures lines that say no
   * @param idle how long the device may be silent
   * @param signs what shows that it is at work all the same
   * @param asked how often each question was asked in this operation so far
   * @param replies puts values into a reply
   * @param then whether the session may end by the command itself
   * @param told what the device has told in this operation
   */
  record Dialogue(
      List<Expectation> expectations,
      List<FailureRule> failures,
      Duration idle,
      SignsOfLife signs,
      Map<Expectation, Integer> asked,
      Replies replies,
      Then then,
      Told told) {}

  /** What a device has told in an operation so far. */
  interface Told {
    /**
     * Whether it told that value.
     *
     * @param said in answer to the present command
     */
    boolean has(String value, String said);
  }

  /** Puts values into a reply. */
  interface Replies {
    String render(String reply) throws DriverException;

    /** Whether its values are known; if not, the question is one without an answer. */
    default boolean canRender(String reply) {
      return true;
    }
  }

  Exchange(
      Conversation conversation,
      PlatformDefinition platform,
      Prompts prompts,
      Progress progress,
      Dialogue dialogue,
      String command,
      Echo echo) {
    this.conversation = conversation;
    this.platform = platform;
    this.prompts = prompts;
    this.progress = progress;
    this.dialogue = dialogue;
    this.command = command;
    this.echo = echo;
    this.ending = dialogue.then() == Then.MAY_END;
    this.answer =
        new Answer(
            prompts, platform.session().log(), dialogue.failures(), platform.session().failures());
  }

  /** Sends the command and reads until the next prompt, or the wanted end of the session. */
  void run() throws DriverException, InterruptedException {
    try {
      conversation.say(command);
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", "", e);
    }
    conversation.listen(this, dialogue.idle(), dialogue.signs());
    conversation.flush();
  }

  String output() {
    return answer.output();
  }

  /** Where it ended; empty when the session did. */
  Optional<Mode> mode() {
    return Optional.ofNullable(mode);
  }

  Optional<FailureRule> failure() {
    return answer.failure();
  }

  /** The device's own words for its no. */
  String failureLine() {
    return Brief.words(conversation.mask(answer.failureLine()));
  }

  /** Why it said no: what its question means, else its own words. */
  String why() {
    return meaning.isEmpty() ? failureLine() : conversation.mask(meaning);
  }

  /** Whether a prompt was reached, after a failure as well. */
  boolean usable() {
    return usable;
  }

  boolean echoed() {
    return echoFound || echo.found();
  }

  @Override
  public void line(String raw) {
    answer.line(raw, echo);
    for (Expectation each : dialogue.expectations()) {
      if (each.where() == Where.LINE
          && each.ask().matcher(raw).find()
          && dialogue.asked().merge(each, 1, Integer::sum) <= each.times()) {
        told = each;
      }
    }
  }

  @Override
  public boolean satisfied(String whole, Duration quiet)
      throws DriverException, InterruptedException {
    if (told != null) {
      return pressed(told);
    }
    if (whole.isEmpty()) {
      return quiet.compareTo(STILL) >= 0 && answer.promptSeen().map(this::settle).orElse(false);
    }
    if (quiet.compareTo(WAITING) < 0 && echo.mayBegin(whole, prompts)) {
      return false;
    }
    String tail = whole.length() > TAIL ? whole.substring(whole.length() - TAIL) : whole;
    try {
      return turnedPage(tail) || answered(tail, whole) ? false : settled(tail, whole, quiet);
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", whole, e);
    }
  }

  /** The key that a line told. */
  private boolean pressed(Expectation each) throws DriverException {
    told = null;
    try {
      reply(each, answer.lastLine());
      return false;
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", "", e);
    }
  }

  private boolean turnedPage(String tail) throws IOException {
    for (Pager pager : platform.session().pagers()) {
      if (pager.ask().matcher(tail).find()) {
        conversation.turnPage(pager.key());
        return true;
      }
    }
    return false;
  }

  private boolean answered(String tail, String whole) throws DriverException, IOException {
    boolean answeredBefore = false;
    for (Expectation each : dialogue.expectations()) {
      if (each.where() == Where.CURSOR
          && each.ask().matcher(tail).find()
          && !isOutOfPlace(each)
          && dialogue.replies().canRender(each.reply().text())) {
        if (dialogue.asked().merge(each, 1, Integer::sum) <= each.times()) {
          reply(each, tail);
          return true;
        }
        answeredBefore = true;
      }
    }
    if (answeredBefore) {
      throw fault(FailureKind.PROTOCOL, "the same question came again", whole, null);
    }
    return false;
  }

  private boolean isOutOfPlace(Expectation each) {
    return !each.unless().isEmpty() && dialogue.told().has(each.unless(), answer.output());
  }

  private void reply(Expectation each, String tail) throws DriverException, IOException {
    String text = dialogue.replies().render(each.reply().text());
    echoFound |= echo.found();
    echo = Echo.of(text);
    progress.answered(each.effect());
    if (each.then() == Then.FAIL) {
      answer.fail(
          new FailureRule(
              each.ask(), Outcome.FAILED, each.kind(), Optional.empty(), Optional.empty()),
          tail);
      meaning = meaning(each);
    }
    ending = each.then() == Then.SESSION_ENDS || each.then() == Then.MAY_END;
    if (each.reply().ending() == Ending.NONE) {
      conversation.press(text);
    } else {
      conversation.say(text);
    }
  }

  /** The login of a question about it may be one that nobody has. */
  private String meaning(Expectation each) throws DriverException {
    if (each.means().isEmpty()) {
      return "";
    }
    return dialogue.replies().canRender(each.means())
        ? dialogue.replies().render(each.means())
        : "it asks for what it was not given: " + answer.failureLine();
  }

  private boolean settled(String tail, String whole, Duration quiet)
      throws DriverException, InterruptedException, IOException {
    Optional<Mode> prompt = prompts.exactly(whole);
    if (prompt.isPresent()) {
      Duration enough = echo.awaited() ? WAITING : SETTLED;
      return quiet.compareTo(enough) >= 0 && settle(prompt.get());
    }
    if (quiet.compareTo(STILL) < 0) {
      return false;
    }
    Optional<Mode> logged = prompts.beforeLog(whole);
    if (logged.isPresent()) {
      return settle(logged.get());
    }
    if (quiet.compareTo(WAITING) < 0) {
      return false;
    }
    Optional<Mode> atEnd = prompts.atEnd(tail);
    if (atEnd.isPresent()) {
      answer.append(whole);
      return settle(atEnd.get());
    }
    if (platform.session().question().matcher(tail).find()) {
      throw unknownQuestion(whole);
    }
    return false;
  }

  private boolean settle(Mode where) {
    mode = where;
    return true;
  }

  /** Nothing is answered; the question is left by the keys that never mean yes. */
  private DriverException unknownQuestion(String tail) throws InterruptedException, IOException {
    DriverException fault =
        new DriverException(
            FailureKind.PROTOCOL,
            progress.unanswered(),
            describe("the device asked something that has no answer: '" + clean(tail) + "'"),
            clean(tail));
    if (!platform.session().abort().isEmpty()) {
      conversation.press(platform.session().abort());
      try {
        conversation.listen(new UntilPrompt(prompts), ABORT_PATIENCE);
        usable = true;
      } catch (DriverException e) {
        fault.addSuppressed(e);
      }
    }
    return fault;
  }

  @Override
  public boolean endIsFine() {
    return ending && answer.failure().isEmpty();
  }

  @Override
  public DriverException fault(
      FailureKind kind, String what, String tail, @Nullable IOException cause) {
    String seen = tail.isBlank() ? answer.lastLine() : tail;
    DriverException fault =
        new DriverException(
            kind,
            progress.unfinished(),
            describe(what + (seen.isBlank() ? "" : "; last seen: '" + clean(seen) + "'")),
            clean(seen));
    return cause == null ? fault : fault.withCause(cause);
  }

  private String describe(String what) {
    return conversation.peer() + ", '" + conversation.brief(command) + "': " + what;
  }

  private String clean(String text) {
    String words = Brief.words(conversation.mask(text.strip()));
    return words.length() > TAIL ? words.substring(words.length() - TAIL) : words;
  }
}
