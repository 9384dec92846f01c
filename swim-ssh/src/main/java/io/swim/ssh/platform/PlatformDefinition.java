package io.swim.ssh.platform;

import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.SnmpReading;
import io.swim.ssh.reading.CapturedText;
import io.swim.ssh.reading.Output;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One platform as data. Immutable.
 *
 * @param id which
 * @param name for people
 * @param names what else people and tools call it
 * @param versions how it orders its versions
 * @param detection how it is told from others
 * @param login what it asks before the first prompt
 * @param prompts what its prompts look like
 * @param log a log message that may come at any moment, from the start of a line
 * @param pagers what stops long output
 * @param question what a question looks like that is in no dialogue
 * @param failures lines by which it says no, whatever the command
 * @param enable how a session becomes privileged
 * @param setup commands for every new session; a refused one is no error
 * @param leave brings a session back from a configuration mode
 * @param abort keys that end an unanswered question without a yes; empty where there are none
 * @param idle how long a command may be silent
 * @param imageNames how its files are named, the first that fits counts
 * @param configurationFiles paths of its configuration, keys and certificates, from the file system
 *     on; empty: nothing is known to be one
 * @param path how its command line takes the path of a file
 * @param push how its own file servers name a file, by what they speak
 * @param software how it holds its software
 * @param snmp where its agents tell what they are
 * @param outputs how what its commands print is read
 * @param operations by name
 */
public record PlatformDefinition(
    PlatformId id,
    String name,
    List<String> names,
    VersionScheme versions,
    Detection detection,
    LoginRules login,
    PromptRules prompts,
    Pattern log,
    List<Pager> pagers,
    Pattern question,
    List<FailureRule> failures,
    EnableRules enable,
    List<String> setup,
    String leave,
    String abort,
    Duration idle,
    List<ImageName> imageNames,
    Optional<Pattern> configurationFiles,
    PathTemplate path,
    Map<TransferProtocol, PushRule> push,
    SoftwareRules software,
    List<SnmpReading> snmp,
    List<Output> outputs,
    Map<String, Operation> operations) {
  /** No file system has longer ones; it bounds the work for any expression. */
  private static final int LONGEST_NAME = 255;

  public PlatformDefinition {
    names = List.copyOf(names);
    pagers = List.copyOf(pagers);
    failures = List.copyOf(failures);
    setup = List.copyOf(setup);
    imageNames = List.copyOf(imageNames);
    push = Map.copyOf(push);
    snmp = List.copyOf(snmp);
    outputs = List.copyOf(outputs);
    operations = Map.copyOf(operations);
  }

  /** How what is printed when that is typed is read, as far as one way goes. */
  public Optional<Output> output(String typed) {
    return outputs.stream().filter(each -> each.isOf(typed)).findFirst();
  }

  /** Whether it is known how what is printed when that is typed is read. */
  public boolean reads(String typed) {
    return outputs.stream().anyMatch(each -> each.isOf(typed));
  }

  /** Whether what is printed when something is typed answers to what is asked for. */
  public Predicate<String> answering(String asked) {
    List<Output> candidates = outputs.stream().filter(each -> each.isOf(asked)).toList();
    return typed ->
        !typed.isEmpty() && candidates.stream().anyMatch(each -> each.answers(asked, typed));
  }

  /**
   * Reads what was printed when that was typed. Some commands print one of several things: it is
   * the first that it can be.
   *
   * @throws UnreadableOutputException when it is nothing that is known, or was cut
   */
  public Reading read(String typed, CapturedText printed) throws UnreadableOutputException {
    List<Output> candidates = outputs.stream().filter(each -> each.isOf(typed)).toList();
    for (Output each : candidates) {
      if (each.isIn(printed)) {
        return each.read(printed);
      }
    }
    if (candidates.isEmpty()) {
      throw new UnreadableOutputException(
          "it is not known how the output of '"
              + typed
              + "' on "
              + name
              + " is read; known are: "
              + String.join(", ", outputs.stream().map(Output::command).sorted().toList()));
    }
    return candidates.get(0).read(printed);
  }

  /**
   * What the name of a file says, if it is one of this platform's files. A version that the
   * platform does not have is none.
   */
  public Optional<NamedImage> image(String fileName) {
    if (fileName.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    for (ImageName each : imageNames) {
      Optional<ImageName.Parts> parts = each.read(fileName);
      if (parts.isPresent()) {
        ImageName.Parts told = parts.get();
        String version = versions.understands(told.version()) ? told.version() : "";
        return Optional.of(
            new NamedImage(id, each.kind(), version, told.family(), told.featureSet()));
      }
    }
    return Optional.empty();
  }

  /** The operation of that name. */
  public Optional<Operation> operation(String operation) {
    return Optional.ofNullable(operations.get(operation));
  }
}
