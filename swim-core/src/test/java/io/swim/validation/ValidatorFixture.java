package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.OnePlatform;
import io.swim.device.Access;
import io.swim.device.BootRegister;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.image.SystemPart;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.spi.DriverCoverage;
import io.swim.spi.PairRules;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A device, an image and a job for validators to look at. */
abstract class ValidatorFixture {
  static final PlatformId IOS = new PlatformId("cisco-ios");
  static final Set<Access> CLI = Set.of(Access.SSH, Access.TELNET);
  static final DriverCoverage ALL_DRIVERS =
      new DriverCoverage(
          Map.of(TransferProtocol.TFTP, Set.of(Access.SNMP, Access.SSH)),
          Set.of(),
          CLI,
          CLI,
          CLI,
          CLI,
          CLI,
          CLI);

  Device device = Device.of("sw-1", "127.0.0.1");
  ImageKind kind = ImageKind.SYSTEM;
  ImageRequirements requirements = ImageRequirements.NONE;
  UpgradeOptions options = UpgradeOptions.DEFAULT;
  Map<Access, String> troubles = Map.of();
  DriverCoverage drivers = ALL_DRIVERS;
  boolean snmpWrite = true;
  BootRegister registers = BootRegister.ROUTER;
  SoftwareChange change = SoftwareChange.BOOT_LIST;
  String fileName = "new.bin";
  Optional<StackRules> stackRules = Optional.empty();
  Optional<PairRules> pairRules = Optional.empty();
  String bootableArchives = "";
  List<String> conversions = List.of();
  Optional<SystemPart> part = Optional.empty();

  List<Finding> findings(Validator validator, UnaryOperator<DeviceFactsBuilder> facts) {
    return findings(validator, new Task.Upgrade(new ImageId("new.bin")), facts);
  }

  List<Finding> findings(Validator validator, Task task, UnaryOperator<DeviceFactsBuilder> facts) {
    DeviceFacts read = facts.apply(DeviceFacts.builder(Instant.EPOCH)).build();
    SoftwareImage image =
        new SoftwareImage(
            new ImageId("new.bin"),
            fileName,
            IOS,
            kind,
            "15.0(2)SE11",
            "C2960",
            "",
            1000,
            List.of(),
            requirements,
            "",
            "",
            Instant.EPOCH);
    return validator.validate(
        new ValidationContext(
            device,
            read,
            task,
            change,
            List.of(image),
            options,
            new OnlyIos(),
            snmpWrite,
            troubles,
            drivers));
  }

  Finding only(Validator validator, UnaryOperator<DeviceFactsBuilder> facts) {
    List<Finding> found = findings(validator, facts);
    assertThat(found).hasSize(1);
    Finding finding = found.get(0);
    assertThat(finding.message()).isNotBlank();
    if (finding.severity().compareTo(Severity.WARNING) >= 0) {
      assertThat(finding.remedy()).as("remedy of %s", finding).isNotBlank();
    }
    return finding;
  }

  static void is(Finding finding, Severity severity, String code, String... words) {
    assertThat(finding.severity()).as("%s", finding).isEqualTo(severity);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(words).allSatisfy(word -> assertThat(finding.message()).contains(word));
  }

  /** What tests have said of IOS. */
  private final class OnlyIos extends OnePlatform {
    OnlyIos() {
      super(IOS);
    }

    @Override
    public BootRegister bootRegister(PlatformId platform) {
      return registers;
    }

    @Override
    public Optional<String> bootsByItself(PlatformId platform) {
      return Optional.of("no boot by-hand");
    }

    @Override
    public Optional<SystemPart> part(PlatformId platform, String name) {
      return part;
    }

    @Override
    public Optional<StackRules> stack(PlatformId platform) {
      return stackRules;
    }

    @Override
    public Optional<PairRules> pair(PlatformId platform) {
      return pairRules;
    }

    @Override
    public boolean bootsArchives(PlatformId platform, String imageFamily) {
      return imageFamily.equals(bootableArchives);
    }

    @Override
    public List<String> conversions(PlatformId platform, String from, String to) {
      return conversions.stream().map(each -> from + " to " + to + ": " + each).toList();
    }
  }
}
