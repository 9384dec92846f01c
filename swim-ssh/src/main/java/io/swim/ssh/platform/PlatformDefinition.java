package io.swim.ssh.platform;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.SnmpReading;
import io.swim.ssh.reading.CapturedText;
import io.swim.ssh.reading.Output;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One platform as data. Immutable.
 *
 * @param id which
 * @param name for people
 * @param names what else people and tools call it
 * @param versions how it orders its versions
 * @param detection how it is told from others
 * @param session how one talks with it
 * @param files what is known of its files
 * @param software how it holds its software
 * @param pair how two of its devices stand in for each other; empty where that is not known
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
    SessionRules session,
    FileRules files,
    SoftwareRules software,
    Optional<PairDefinition> pair,
    List<SnmpReading> snmp,
    List<Output> outputs,
    Map<String, Operation> operations) {
  /** No file system has longer ones; it bounds the work for any expression. */
  private static final int LONGEST_NAME = 255;

  public PlatformDefinition {
    names = List.copyOf(names);
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
    List<Output> candidates = candidates(asked);
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
    List<Output> candidates = candidates(typed);
    try {
      for (Output each : candidates) {
        if (each.isIn(printed)) {
          return each.read(printed);
        }
      }
    } catch (StackOverflowError e) {
      throw new UnreadableOutputException(
          "this output of '" + typed + "' is too long for the expressions that read it");
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

  /** Those that read what a filter lets through are those of the command before the pipe. */
  private List<Output> candidates(String typed) {
    List<Output> known = outputs.stream().filter(each -> each.isOf(typed)).toList();
    String command = Output.unfiltered(typed);
    return known.isEmpty() && !command.equals(typed)
        ? outputs.stream().filter(each -> each.isOf(command)).toList()
        : known;
  }

  /** The version in the name of a file that is a system; empty where it tells none. */
  public Optional<String> systemVersion(String fileName) {
    return image(fileName)
        .filter(image -> image.kind() == ImageKind.SYSTEM && !image.version().isEmpty())
        .map(NamedImage::version);
  }

  /**
   * What the name of a file says, if it is one of this platform's files. A version that the
   * platform does not have is none.
   */
  public Optional<NamedImage> image(String fileName) {
    if (fileName.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    for (ImageName each : files.names()) {
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
