package io.swim.ssh;

import io.swim.device.BootRegister;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageKind;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
import io.swim.spi.CliAnswer;
import io.swim.spi.Fit;
import io.swim.spi.PairRules;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushTarget;
import io.swim.spi.SnmpReading;
import io.swim.ssh.platform.Definitions;
import io.swim.ssh.platform.PairDefinition;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.platform.SoftwareRules;
import io.swim.ssh.reading.Capture;
import io.swim.ssh.reading.CapturedText;
import io.swim.ssh.reading.Output;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Platform definitions, SWIM's and a host's. Immutable and thread-safe; talks to nobody. */
public final class Platforms implements PlatformCatalog {
  /** More is never read: a file of so many is refused as too long. */
  private static final int MOST_BYTES = 1 << 21;

  private static final Platforms BUNDLED = new Platforms(BundledDefinitions.ALL);

  private final Definitions definitions;

  private Platforms(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The platforms that come with SWIM. */
  public static Platforms bundled() {
    return BUNDLED;
  }

  /**
   * These and one more; one of the same id takes the place of the old one.
   *
   * @param definition a YAML file
   * @throws SwimException CONFIGURATION, with file, line and rule, when it makes no sense
   * @throws IOException when it can't be read
   */
  public Platforms with(Path definition) throws IOException {
    try (InputStream in = Files.newInputStream(definition)) {
      return with(in, definition.toString());
    }
  }

  /**
   * These and one more; one of the same id takes the place of the old one.
   *
   * @param definition YAML in UTF-8; read to its end and not closed
   * @param name for messages, such as a file name
   * @throws SwimException CONFIGURATION, with name, line and rule, when it makes no sense
   */
  public Platforms with(InputStream definition, String name) {
    return new Platforms(definitions.with(name, text(definition, name)));
  }

  /**
   * Which platform a file defines.
   *
   * @param definition a YAML file
   * @throws SwimException CONFIGURATION, with file, line and rule, when it tells none
   * @throws IOException when it can't be read
   */
  public static PlatformId idOf(Path definition) throws IOException {
    try (InputStream in = Files.newInputStream(definition)) {
      return Definitions.idOf(definition.toString(), text(in, definition.toString()));
    }
  }

  private static String text(InputStream definition, String name) {
    try {
      return new String(definition.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.CONFIGURATION, name + " can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Set<PlatformId> platforms() {
    return definitions.definitions().stream()
        .map(PlatformDefinition::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return definition(platform).map(PlatformDefinition::versions).orElse(VersionScheme.GENERIC);
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    String dotted = sysObjectId.strip().replaceFirst("^\\.", "");
    String text =
        sysDescr.strip().replaceFirst("\\A\"", "").replace("\r\n", "\n").replace('\r', '\n');
    for (PlatformDefinition each : definitions.definitions()) {
      Optional<Map<String, String>> values = each.detection().bySnmp(dotted, text);
      if (values.isPresent()) {
        return Optional.of(new Identified(each.id(), values.get()));
      }
    }
    return describedAsAny(text) ? Optional.empty() : byProduct(dotted, text);
  }

  /** Whether the description is one of a platform, and the sysObjectID of another one. */
  private boolean describedAsAny(String text) {
    return definitions.definitions().stream()
        .anyMatch(each -> each.detection().bySnmp("", text).isPresent());
  }

  private Optional<Identified> byProduct(String sysObjectId, String text) {
    return definitions.definitions().stream()
        .filter(each -> each.detection().byProduct(sysObjectId, text))
        .findFirst()
        .map(each -> new Identified(each.id(), Map.of()));
  }

  @Override
  public List<SnmpReading> snmpReadings(PlatformId platform) {
    return definition(platform).map(PlatformDefinition::snmp).orElse(List.of());
  }

  @Override
  public Optional<NamedImage> recognizeName(String fileName) {
    List<NamedImage> found =
        definitions.definitions().stream()
            .flatMap(each -> each.image(fileName).stream())
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public boolean isImage(PlatformId platform, String fileName) {
    return definition(platform)
        .flatMap(each -> each.image(fileName))
        .filter(image -> image.kind() == ImageKind.SYSTEM && !image.version().isEmpty())
        .isPresent();
  }

  @Override
  public boolean isConfiguration(PlatformId platform, String path) {
    return definition(platform)
        .flatMap(each -> each.files().configuration())
        .map(paths -> paths.matcher(path).matches())
        .orElse(false);
  }

  @Override
  public Fit fits(PlatformId platform, String imageFamily, DeviceFacts facts) {
    Map<String, Pattern> hardware =
        definition(platform).map(each -> each.files().hardware()).orElse(Map.of());
    if (hardware.isEmpty()) {
      return PlatformCatalog.super.fits(platform, imageFamily, facts);
    }
    Pattern known = hardware.get(imageFamily.toLowerCase(Locale.ROOT));
    List<String> told =
        Stream.concat(facts.model().stream(), facts.imageFamily().stream())
            .filter(word -> hardware.values().stream().anyMatch(any -> any.matcher(word).matches()))
            .toList();
    if (known == null || told.isEmpty()) {
      return Fit.UNKNOWN;
    }
    return told.stream().anyMatch(word -> known.matcher(word).matches()) ? Fit.FITS : Fit.DIFFERS;
  }

  private SoftwareRules software(PlatformId platform) {
    return definition(platform).map(PlatformDefinition::software).orElse(SoftwareRules.NONE);
  }

  @Override
  public BootRegister bootRegister(PlatformId platform) {
    return software(platform).bootRegister();
  }

  @Override
  public Optional<SystemPart> part(PlatformId platform, String fileName) {
    return software(platform).part(fileName);
  }

  @Override
  public Optional<String> bootsByItself(PlatformId platform) {
    return software(platform).bootsByItself();
  }

  @Override
  public Optional<String> dropsChange(PlatformId platform) {
    return software(platform).dropsChange();
  }

  @Override
  public Optional<StackRules> stack(PlatformId platform) {
    return software(platform).stack();
  }

  @Override
  public Optional<StackWords> stackWords(PlatformId platform) {
    return software(platform).stackWords();
  }

  @Override
  public Optional<PairRules> pair(PlatformId platform) {
    return definition(platform).flatMap(PlatformDefinition::pair).map(PairDefinition::rules);
  }

  @Override
  public boolean bootsArchives(PlatformId platform, String imageFamily) {
    return software(platform).bootsArchives(imageFamily);
  }

  @Override
  public List<String> conversions(PlatformId platform, String from, String to) {
    return software(platform).conversions(versions(platform), from, to);
  }

  @Override
  public Optional<String> packageList(PlatformId platform, String fileSystem) {
    return software(platform).packageList(fileSystem);
  }

  @Override
  public boolean isSameImage(PlatformId platform, String one, String other) {
    return PlatformCatalog.super.isSameImage(platform, one, other)
        || isUnpackedFrom(platform, one, other)
        || isUnpackedFrom(platform, other, one);
  }

  /** Names say it: what comes out of an image is a system of the same version. */
  private boolean isUnpackedFrom(PlatformId platform, String image, String file) {
    String name = FlashPath.fileName(image);
    Optional<PlatformDefinition> unpacks = definition(platform);
    Optional<String> version = unpacks.flatMap(each -> each.systemVersion(name));
    Optional<String> other = unpacks.flatMap(each -> each.systemVersion(FlashPath.fileName(file)));
    return software(platform).isUnpacked(name)
        && version.isPresent()
        && other.isPresent()
        && versions(platform).same(version.get(), other.get());
  }

  @Override
  public Optional<PushTarget> pushTarget(
      PlatformId platform, TransferProtocol protocol, FlashPath file) {
    return definition(platform)
        .map(each -> each.files().push().get(protocol))
        .map(rule -> rule.target(file));
  }

  /**
   * Reads what somebody kept of a device's output, as it is on a screen or with prompts around.
   *
   * @param platform id or other name
   * @param command as it was typed
   * @param text what was kept
   * @throws UnreadableOutputException when it can't be read as that; says why
   */
  Reading read(String platform, String command, String text) throws UnreadableOutputException {
    PlatformDefinition definition =
        named(platform).orElseThrow(() -> new UnreadableOutputException(noPlatform(platform)));
    Capture capture =
        Capture.of(text, definition.session().prompts().inText(), definition.session().log());
    Predicate<String> answers = definition.answering(command);
    List<CapturedText> candidates = new ArrayList<>(capture.outputs(answers));
    // What a filter let through is better than nothing.
    candidates.addAll(capture.outputs(typed -> answers.test(Output.unfiltered(typed))));
    List<UnreadableOutputException> reasons = new ArrayList<>();
    for (CapturedText each : candidates) {
      try {
        return definition.read(command, each);
      } catch (UnreadableOutputException e) {
        reasons.add(e);
      }
    }
    throw reasons.get(0);
  }

  /**
   * What an output of a device says, wherever somebody kept it: as it was on a screen, in a log of
   * a session, with prompts, pagers and escape sequences or without. What stands in a last line
   * that is not finished, and would be something else if that went on, is left out.
   *
   * @param platform id or other name
   * @param command as it was typed; words may be cut short
   * @param text what was kept
   * @throws SwimException INVALID_REQUEST when there is no such platform; UNREADABLE_OUTPUT when
   *     this is not what the command prints there, or it was cut, or nobody knows how it is read
   */
  public CliAnswer parse(String platform, String command, String text) {
    known(platform);
    try {
      Reading reading = read(platform, command, text);
      return new CliAnswer(text, reading.values(), reading.tables());
    } catch (UnreadableOutputException e) {
      throw new SwimException(ErrorCode.UNREADABLE_OUTPUT, e.getMessage(), e);
    }
  }

  /**
   * Replays a recorded session against a definition: which prompts, commands, outputs, questions,
   * pagers and refusals in it the definition knows, and what it makes of them. Sends nothing.
   *
   * @param platform id or other name
   * @param transcript as a terminal showed it: prompts with what was typed behind them, and below
   *     each what was printed
   * @return in the order of the session
   * @throws SwimException INVALID_REQUEST when there is no such platform, or the transcript has
   *     more than 4194304 characters
   */
  public List<TranscriptFinding> review(String platform, String transcript) {
    return TranscriptReview.of(known(platform), definitions.definitions(), transcript);
  }

  private PlatformDefinition known(String platform) {
    return named(platform)
        .orElseThrow(() -> new SwimException(ErrorCode.INVALID_REQUEST, noPlatform(platform)));
  }

  private String noPlatform(String name) {
    return "no platform '" + name + "'; there are " + platforms();
  }

  /** What there is to know of each platform, in the order in which they are asked. */
  public List<PlatformSummary> summaries() {
    return definitions.definitions().stream().map(PlatformSummary::of).toList();
  }

  /** The same of one. */
  public Optional<PlatformSummary> summary(String name) {
    return named(name).map(PlatformSummary::of);
  }

  /** The definition of that id or other name; upper and lower case are one. */
  Optional<PlatformDefinition> named(String name) {
    return definitions.named(name);
  }

  /** The definition of a platform. */
  Optional<PlatformDefinition> definition(PlatformId platform) {
    return definitions.find(platform);
  }

  /** All definitions. */
  Iterable<PlatformDefinition> definitions() {
    return definitions.definitions();
  }

  /** How to talk to a device whose platform is still to be found out. */
  static PlatformDefinition unknown() {
    return BundledDefinitions.BASE.base();
  }
}
