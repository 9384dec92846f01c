package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import io.swim.fault.SwimException;
import io.swim.ssh.platform.PlatformDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Definitions that say what differs from another one. */
class ExtendedPlatformsTest {
  private static final PlatformId ACME = new PlatformId("acme-os");
  private static final String HEAD =
      "extends: cisco-ios\nname: Acme\ndetect: {sysObjectId: '1.3.6.1.4.1.99999', sysDescr: '^Acme'}\n";

  private static Platforms with(String text) {
    return with(Platforms.bundled(), text);
  }

  private static Platforms with(Platforms platforms, String text) {
    return platforms.with(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  private static PlatformDefinition acme(String more) {
    return with("id: acme-os\n" + HEAD + more).definition(ACME).orElseThrow();
  }

  @Test
  void whatIsNotSaidIsAsInTheOther() {
    PlatformDefinition ios =
        Platforms.bundled().definition(new PlatformId("cisco-ios")).orElseThrow();
    PlatformDefinition acme = acme("");

    assertThat(acme.name()).isEqualTo("Acme");
    assertThat(acme.operations().keySet()).isEqualTo(ios.operations().keySet());
    assertThat(acme.session().setup()).isEqualTo(ios.session().setup());
  }

  @Test
  void oneValueTakesThePlaceOfOneValueAndAnEmptyOneTakesItAway() {
    PlatformDefinition acme =
        acme("setup: [page off]\noperations:\n  delete:\n    idle: 7s\n  erase:\n");

    assertThat(acme.session().setup()).containsExactly("page off");
    assertThat(acme.operation("erase")).isEmpty();
    assertThat(acme.operation("delete").orElseThrow().idle()).hasSeconds(7);
    assertThat(acme.operation("delete").orElseThrow().commands()).hasSize(1);
  }

  @Test
  void aNewPlatformIsToldFromOthersInItsOwnWay() {
    assertThatThrownBy(() -> with("id: acme-os\nname: Acme\nextends: cisco-ios\n"))
        .isInstanceOf(SwimException.class)
        .hasMessage("mine.yaml:1: lacks 'detect'");
    assertThat(acme("").detection().bySnmp("1.3.6.1.4.1.99999.1", "Acme OS")).isPresent();
    assertThat(acme("").detection().bySnmp("1.3.6.1.4.1.9.1.1", "Acme OS")).isEmpty();
  }

  @Test
  void oneThingOfABundledPlatformIsChangedInPlace() {
    Platforms changed =
        with("id: cisco-ios\nname: IOS of ours\nextends: cisco-ios\nidle: 77s\nnames: [ours]\n");

    assertThat(changed.platforms()).isEqualTo(Platforms.bundled().platforms());
    PlatformDefinition ours = changed.named("OURS").orElseThrow();
    assertThat(ours.name()).isEqualTo("IOS of ours");
    assertThat(ours.session().idle()).hasSeconds(77);
    assertThat(ours.detection().sysDescr()).isNotEmpty();
  }

  @Test
  void whatIsWrongInTheOtherFileIsSaidOfTheOtherFile() {
    assertThatThrownBy(() -> acme("operations:\n  delete:\n    idle: soon\n"))
        .hasMessageStartingWith("mine.yaml:7: operations.delete.idle: a time looks like");
    assertThatThrownBy(() -> acme("operations: {delete: {success: [a]}}\nenable: none\n"))
        .hasMessageStartingWith("mine.yaml:");
  }

  @Test
  void anUnknownOneToExtendIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> with("id: acme-os\nname: Acme\nextends: cisco-io\ndetect: {}\n"))
        .hasMessageContaining("mine.yaml:3: extends: no definition 'cisco-io'; there are")
        .hasMessageContaining("cisco-ios");
  }

  @Test
  void aNameBelongsToOnePlatform() {
    Platforms first = with("id: acme-os\n" + HEAD + "names: [acme, acme_os]\n");

    assertThat(first.named("ACME_OS").orElseThrow().id()).isEqualTo(ACME);
    String second = "id: other-os\n" + HEAD + "names: [Acme]\n";
    assertThatThrownBy(() -> with(first, second))
        .hasMessage("mine.yaml:5: names[1]: 'Acme' is a name of acme-os already");
    assertThatThrownBy(() -> with(first, "id: acme\n" + HEAD))
        .hasMessageContaining("is another name of acme-os already");
    with(first, "id: acme-os\n" + HEAD + "names: [acme]\n");
  }
}
