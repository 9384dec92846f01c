package io.swim.ssh;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.CliAnswer;
import io.swim.ssh.RecordedSession.Exchange;
import io.swim.ssh.RecordedSession.Line;
import io.swim.ssh.TranscriptFinding.Kind;
import io.swim.ssh.platform.FailureRule;
import io.swim.ssh.platform.FailureRule.Outcome;
import io.swim.ssh.platform.LoginRules;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.platform.Pager;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.reading.CapturedText;
import io.swim.ssh.reading.CapturedText.Ending;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replays a recorded session against a definition: nothing is sent, everything is looked at. */
final class TranscriptReview {
  private static final Set<String> GOODBYES = Set.of("exit", "quit", "logout");
  private static final Pattern ANY_PAGER =
      Pattern.compile("(?i)<?-{2,} ?\\(?more\\b[^\\n]{0,20}-{2,}>?");
  private static final Pattern ANY_LOGIN = Pattern.compile("(?i)(?:user ?name|login|password):");

  private static final Pattern LAST_LOGIN =
      Pattern.compile("(?i)\\blast (?:\\w{1,20} ){0,3}login\\b");

  private static final int MOST_CHARACTERS = 1 << 22;

  /** Nothing is asked behind so many characters. */
  private static final int LONGEST_QUESTION = 500;

  private final PlatformDefinition definition;
  private final List<PlatformDefinition> others;
  private final RecordedQuestions questions;
  private final List<TranscriptFinding> findings = new ArrayList<>();
  private final Set<String> modes = new HashSet<>();

  private TranscriptReview(PlatformDefinition definition, List<PlatformDefinition> others) {
    this.definition = definition;
    this.others = others;
    this.questions = new RecordedQuestions(definition);
  }

  static List<TranscriptFinding> of(
      PlatformDefinition definition, List<PlatformDefinition> others, String transcript) {
    if (transcript.length() > MOST_CHARACTERS) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST,
          "a transcript of "
              + transcript.length()
              + " characters; at most "
              + MOST_CHARACTERS
              + " are reviewed");
    }
    TranscriptReview review = new TranscriptReview(definition, others);
    RecordedSession session = RecordedSession.of(transcript, definition.session().prompts());
    review.login(session.above());
    if (session.exchanges().stream().allMatch(each -> each.mode().isEmpty())) {
      review.add(
          TranscriptFinding.unknown(1, Kind.PROMPT, "", "no line has a prompt of this platform"));
    }
    session.exchanges().forEach(review::exchange);
    review.findings.sort(Comparator.comparingInt(TranscriptFinding::line));
    return List.copyOf(review.findings);
  }

  private void add(TranscriptFinding finding) {
    findings.add(finding);
  }

  private void login(List<Line> lines) {
    LoginRules rules = definition.session().login();
    for (Line line : lines) {
      String text = line.text();
      Matcher told = LAST_LOGIN.matcher(text);
      String asking = told.find() ? text.substring(0, told.start()) : text;
      int username = asked(rules.username(), asking);
      int password = asked(rules.password(), asking);
      Matcher any = ANY_LOGIN.matcher(asking);
      // What was typed behind it may be a secret.
      int end = any.find() ? any.end() : text.length();
      if (username > 0 && (password == 0 || username < password)) {
        login(line, Math.min(username, end), "asks for the user name");
      } else if (password > 0) {
        login(line, Math.min(password, end), "asks for the password");
      } else if (rules.wake().matcher(text).find()) {
        login(line, end, "asks for a key to be pressed");
      } else if (rules.refusals().stream().anyMatch(each -> each.matcher(text).find())) {
        login(line, end, "says no to the login");
      } else if (end < text.length() || any.reset().find()) {
        add(
            TranscriptFinding.unknown(
                line.number(), Kind.LOGIN, text.substring(0, end), "no rule of 'login' fits"));
      }
    }
  }

  private void login(Line line, int end, String meaning) {
    String shown = line.text().substring(0, end);
    add(TranscriptFinding.known(line.number(), Kind.LOGIN, shown, meaning));
  }

  /** Where the question ends, before what was typed behind it; 0 where there is none. */
  private static int asked(Pattern question, String line) {
    Matcher matcher = question.matcher(line);
    for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      if (colon < LONGEST_QUESTION && matcher.region(0, colon + 1).find()) {
        return matcher.end();
      }
    }
    return matcher.reset().find() ? matcher.end() : 0;
  }

  private void exchange(Exchange exchange) {
    prompt(exchange);
    List<Line> lines = new ArrayList<>();
    for (Line line : exchange.lines()) {
      if (!pager(line) && !definition.session().log().matcher(line.text()).find()) {
        lines.add(line);
      }
    }
    if (exchange.typed().isEmpty()) {
      return;
    }
    List<Operation> operations = questions.operations(exchange.typed());
    Optional<FailureRule> refused = failures(operations, lines);
    command(exchange, operations, refused);
    boolean isRefused = refused.isPresent();
    boolean isRead = output(exchange, lines, isRefused);
    for (Line line : lines) {
      questions.finding(line, exchange.typed(), operations, !isRead).ifPresent(this::add);
    }
  }

  private void prompt(Exchange exchange) {
    if (exchange.mode().isEmpty()) {
      add(
          TranscriptFinding.unknown(
              exchange.line(), Kind.PROMPT, exchange.prompt(), "no rule of 'prompts' fits"));
    } else if (modes.add(exchange.mode().get())) {
      add(
          TranscriptFinding.known(
              exchange.line(), Kind.PROMPT, exchange.prompt(), exchange.mode().get()));
    }
  }

  private boolean pager(Line line) {
    String text = line.text();
    Optional<Pager> known =
        definition.session().pagers().stream()
            .filter(each -> each.ask().matcher(text).find())
            .findFirst();
    if (known.isPresent()) {
      add(TranscriptFinding.known(line.number(), Kind.PAGER, text, "goes on by a key"));
    } else if (ANY_PAGER.matcher(text.strip()).matches()) {
      add(TranscriptFinding.unknown(line.number(), Kind.PAGER, text, "no rule of 'pagers' fits"));
    }
    return known.isPresent();
  }

  private void command(
      Exchange exchange, List<Operation> operations, Optional<FailureRule> refused) {
    String typed = exchange.typed();
    List<String> givenBy = new ArrayList<>();
    operations.stream().limit(3).forEach(each -> givenBy.add(each.name()));
    boolean isOfSessions =
        Stream.concat(
                definition.session().setup().stream(),
                Stream.of(
                    definition.session().enable().command(),
                    definition.session().leave(),
                    definition.detection().command()))
            .anyMatch(typed::equals);
    if (isOfSessions || GOODBYES.contains(typed.toLowerCase(Locale.ROOT))) {
      givenBy.add("every session");
    }
    String meaning = givenBy.isEmpty() ? "" : "given by " + String.join(", ", givenBy);
    if (refused.filter(rule -> rule.outcome() == Outcome.UNKNOWN_COMMAND).isPresent()) {
      add(
          TranscriptFinding.known(
              exchange.line(), Kind.COMMAND, typed, "the device does not know it"));
    } else if (!givenBy.isEmpty() || definition.reads(typed)) {
      add(TranscriptFinding.known(exchange.line(), Kind.COMMAND, typed, meaning));
    } else {
      add(
          TranscriptFinding.unknown(
              exchange.line(), Kind.COMMAND, typed, "no output and no operation has it"));
    }
  }

  /** The rule by which the device said no. */
  private Optional<FailureRule> failures(List<Operation> operations, List<Line> lines) {
    List<FailureRule> rules =
        Stream.concat(
                operations.stream().flatMap(each -> each.failures().stream()),
                definition.session().failures().stream())
            .toList();
    Optional<FailureRule> refused = Optional.empty();
    StringBuilder before = new StringBuilder();
    for (Line line : lines) {
      Optional<FailureRule> rule = failure(rules, line.text().stripTrailing(), before);
      if (rule.isPresent()) {
        refused = refused.or(() -> rule.filter(each -> each.outcome() != Outcome.HARMLESS));
        add(TranscriptFinding.known(line.number(), Kind.FAILURE, line.text(), meaning(rule.get())));
      }
      before.append(line.text().stripTrailing()).append('\n');
    }
    return refused;
  }

  private static Optional<FailureRule> failure(
      List<FailureRule> rules, String line, CharSequence before) {
    return line.isEmpty()
        ? Optional.empty()
        : rules.stream().filter(each -> each.isIn(line, before)).findFirst();
  }

  private static String meaning(FailureRule rule) {
    String outcome = rule.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return rule.outcome() == Outcome.FAILED
        ? outcome + ", " + rule.kind() + rule.effect().map(each -> ", effect " + each).orElse("")
        : outcome;
  }

  /** Whether the output was read. */
  private boolean output(Exchange exchange, List<Line> lines, boolean isRefused) {
    String typed = exchange.typed();
    StringBuilder text = new StringBuilder();
    lines.forEach(each -> text.append(each.text()).append('\n'));
    if (typed.equals(definition.detection().command()) && !isRefused) {
      detection(exchange, text.toString());
    }
    if (!definition.reads(typed)) {
      return false;
    }
    try {
      Reading reading =
          definition.read(
              typed,
              new CapturedText(text.toString(), exchange.isWhole() ? Ending.PROMPT : Ending.LINE));
      add(
          new TranscriptFinding(
              exchange.line(),
              Kind.OUTPUT,
              !isRefused,
              typed,
              isRefused ? "is read, but a line in it says no" : "is read",
              Optional.of(new CliAnswer(text.toString(), reading.values(), reading.tables()))));
      return true;
    } catch (UnreadableOutputException e) {
      if (!isRefused) {
        add(
            TranscriptFinding.unknown(
                exchange.line(), Kind.OUTPUT, typed, String.valueOf(e.getMessage())));
      }
      return false;
    }
  }

  private void detection(Exchange exchange, String text) {
    boolean isThis = definition.detection().byOutput(text);
    List<String> claims =
        others.stream()
            .filter(each -> !each.id().equals(definition.id()))
            .filter(each -> each.detection().byOutput(text))
            .map(each -> each.id().value())
            .toList();
    String also = claims.isEmpty() ? "" : "; it is also told as " + String.join(", ", claims);
    add(
        new TranscriptFinding(
            exchange.line(),
            Kind.DETECTION,
            isThis && claims.isEmpty(),
            exchange.typed(),
            (isThis ? "tells " : "does not tell ") + definition.id() + also,
            Optional.empty()));
  }
}
