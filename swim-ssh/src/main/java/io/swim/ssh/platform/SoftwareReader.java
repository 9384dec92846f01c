package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;

import io.swim.device.BootRegister;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.image.VersionScheme;
import io.swim.job.SoftwareChange;
import io.swim.spi.CliOperation;
import io.swim.ssh.platform.SoftwareRules.BootEntry;
import io.swim.ssh.platform.SoftwareRules.BootImages;
import io.swim.ssh.platform.SoftwareRules.Conversion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the part of a platform definition that says how software is held, and what boots it. */
final class SoftwareReader {
  private static final Pattern GROUP = Pattern.compile("\\$\\{(\\w+)\\}");

  private SoftwareReader() {}

  static SoftwareRules software(
      Yaml top, VersionScheme versions, Map<String, Operation> operations) {
    Yaml software = top.find("software");
    if (software == null) {
      return SoftwareRules.NONE;
    }
    software.allowing(
        "change",
        "packageList",
        "bootImages",
        "bootImagesByModel",
        "bootEntries",
        "unpacked",
        "bootRegister",
        "bootsByItself",
        "dropsChange",
        "stack",
        "archives",
        "parts",
        "conversions",
        "bootsNext",
        "bootsCopied",
        "activationTime");
    boolean bootsNext = takenBack("bootsNext", software, operations);
    boolean bootsCopied = takenBack("bootsCopied", software, operations);
    Optional<StackWords> words = stackWords(software);
    Optional<SoftwareChange> change = Values.oneOf(SoftwareChange.class, software, "change");
    if (change.equals(Optional.of(SoftwareChange.PART))) {
      throw software.get("change").error("the image decides that it is a part: see 'parts'");
    }
    return new SoftwareRules(
        change,
        Optional.ofNullable(software.find("packageList")).map(Yaml::text),
        images(software, "bootImages", SoftwareRules.NONE.bootImages()),
        software.list("bootImagesByModel").stream().map(SoftwareReader::bootImages).toList(),
        software.list("bootEntries").stream().map(SoftwareReader::bootEntry).toList(),
        Optional.ofNullable(software.find("unpacked"))
            .map(yaml -> pattern(yaml, Pattern.CASE_INSENSITIVE)),
        bootRegister(software),
        Optional.ofNullable(software.find("bootsByItself")).map(Yaml::text),
        Optional.ofNullable(software.find("dropsChange")).map(Yaml::text),
        stack(software, words),
        words,
        Optional.ofNullable(software.find("archives"))
            .map(each -> pattern(each, Pattern.CASE_INSENSITIVE)),
        software.list("parts").stream().map(SoftwareReader::part).toList(),
        software.list("conversions").stream().map(each -> conversion(each, versions)).toList(),
        bootsNext,
        bootsCopied,
        Values.duration(software, "activationTime").orElse(SoftwareRules.NONE.activationTime()));
  }

  /** What the next reboot takes by itself, something has to take back. */
  private static boolean takenBack(String key, Yaml software, Map<String, Operation> operations) {
    boolean is = Values.flag(software, key);
    if (is && !operations.containsKey(CliOperation.INSTALL_TAKE_BACK)) {
      throw software.get(key).error("needs the operation '" + CliOperation.INSTALL_TAKE_BACK + "'");
    }
    return is;
  }

  private static BootImages bootImages(Yaml yaml) {
    yaml.allowing("model", "most");
    Pattern model = pattern(yaml.get("model"), Pattern.CASE_INSENSITIVE);
    yaml.get("most");
    return new BootImages(model, images(yaml, "most", 1));
  }

  /** At least one: a list of none would be an order to boot what is found first. */
  private static int images(Yaml parent, String name, int otherwise) {
    int images = Values.number(parent, name, otherwise);
    if (images < 1) {
      throw parent.get(name).error("at least 1 is expected, not " + images);
    }
    return images;
  }

  private static BootEntry bootEntry(Yaml yaml) {
    yaml.allowing("image", "entry");
    Pattern image = pattern(yaml.get("image"), 0);
    String entry = yaml.get("entry").text().replaceAll("\\{(\\w+)\\}", "\\${$1}");
    for (Matcher place = GROUP.matcher(entry); place.find(); ) {
      if (!image.pattern().contains("(?<" + place.group(1) + ">")) {
        throw yaml.get("entry").error("no group '" + place.group(1) + "' in the image");
      }
    }
    return new BootEntry(image, entry);
  }

  private static PartRule part(Yaml yaml) {
    yaml.allowing("file", "packages");
    Pattern file = pattern(yaml.get("file"), Pattern.CASE_INSENSITIVE);
    Yaml packages = yaml.get("packages");
    List<String> groups = new ArrayList<>(List.of(PartRule.BASE));
    for (Matcher place = PartRule.PLACE.matcher(packages.text()); place.find(); ) {
      groups.add(place.group(1));
    }
    for (String group : groups) {
      if (!file.pattern().contains("(?<" + group + ">")) {
        throw packages.error("no group '" + group + "' in the name of the file");
      }
    }
    try {
      Pattern.compile(PartRule.PLACE.matcher(packages.text()).replaceAll("x"));
    } catch (PatternSyntaxException e) {
      throw packages.error("no regular expression: " + e.getDescription());
    }
    return new PartRule(file, packages.text());
  }

  private static Conversion conversion(Yaml yaml, VersionScheme versions) {
    yaml.allowing("release", "what");
    Yaml release = yaml.get("release");
    if (!versions.understands(release.text())) {
      throw release.error(
          "'" + release.text() + "' is no version of the scheme '" + versions.id() + "'");
    }
    return new Conversion(release.text(), yaml.get("what").text());
  }

  private static BootRegister bootRegister(Yaml software) {
    Yaml register = software.find("bootRegister");
    if (register == null) {
      return BootRegister.ROUTER;
    }
    register.allowing("fromList", "usual");
    return new BootRegister(pattern(register.get("fromList"), 0), register.get("usual").text());
  }

  private static Optional<StackWords> stackWords(Yaml software) {
    Yaml stack = software.find("stack");
    if (stack == null) {
      return Optional.empty();
    }
    stack.allowing(
        "fileSystem",
        "memberFileSystem",
        "models",
        "active",
        "ready",
        "absent",
        "joining",
        "joinTime");
    return Optional.of(
        new StackWords(
            pattern(stack.get("active"), Pattern.CASE_INSENSITIVE),
            pattern(stack.get("ready"), Pattern.CASE_INSENSITIVE),
            pattern(stack.get("absent"), Pattern.CASE_INSENSITIVE),
            Optional.ofNullable(stack.find("joining"))
                .map(yaml -> pattern(yaml, Pattern.CASE_INSENSITIVE)),
            Values.duration(stack, "joinTime").orElse(Duration.ZERO)));
  }

  /** Only where it is told which flash is whose. */
  private static Optional<StackRules> stack(Yaml software, Optional<StackWords> words) {
    Yaml stack = software.find("stack");
    if (stack == null
        || stack.find("fileSystem") == null && stack.find("memberFileSystem") == null) {
      return Optional.empty();
    }
    Yaml member = stack.get("memberFileSystem");
    if (!member.text().contains("{member}")) {
      throw member.error("lacks {member}, the number of the member");
    }
    return words.map(
        its ->
            new StackRules(
                stack.get("fileSystem").text(),
                member.text(),
                ImageNameReader.byFamily(stack, "models"),
                its));
  }
}
