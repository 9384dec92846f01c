package io.swim.testkit;

import static io.swim.testkit.XeBench.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snmp4j.smi.Null;

/** A stack of three Catalyst 9300. */
@Timeout(60)
class XeStackTest {
  private static final String ADD = "install add file flash:" + NEW.fileName();
  private static final String ENTITY = "1.3.6.1.2.1.47.1.1.1.1.";
  private static final String STACKWISE = "1.3.6.1.4.1.9.9.500.1.2.1.1.";
  private static final List<String> FLASHES = List.of("flash", "flash-2", "flash-3");

  private XeBench bench = XeBench.start(XeBench.installed().members(3).moreImages(NEW));
  private SimulatedDevice device = bench.device;

  @AfterEach
  void stop() {
    bench.close();
  }

  private List<String> files(String flash) {
    return device.fileSystem(flash).files().stream().map(SimulatedFile::name).toList();
  }

  @Test
  void everyMemberIsListedWithItsVersionAndState() throws Exception {
    assertThat(bench.type("show switch"))
        .containsPattern("\n\\*1 +Active +001e\\.1400\\.0000 +15 +V02 +Ready +\n")
        .containsPattern("\n 2 +Standby +001e\\.1500\\.0000 +14 +V02 +Ready +\n")
        .containsPattern("\n 3 +Member +001e\\.1600\\.0000 +13 +V02 +Ready +\n");
    assertThat(bench.type("show version"))
        .containsPattern("\n\\* +1 65 +C9300-48P +17\\.03\\.04 +CAT9K_IOSXE +INSTALL\n")
        .containsPattern("\n +3 65 +C9300-48P +17\\.03\\.04 +CAT9K_IOSXE +INSTALL\n")
        .contains("\nSwitch 02\n---------\nSwitch uptime                      : 5 weeks, 5 days")
        .contains("System Serial Number               : FOC1200A000\n")
        .contains("K bytes of Flash at flash-3:.\n");
    assertThat(bench.type("show inventory")).contains("NAME: \"Switch 3\", DESCR: \"C9300-48P\"\n");
    assertThat(bench.type("show redundancy"))
        .contains("Hardware Mode = Duplex\n", "Current Software state = STANDBY HOT");
    assertThat(bench.type("show boot")).contains("Switch 3\n");
    assertThat(bench.type("show install summary")).contains("[ Switch 1 2 3 ] Installed Package");
    assertThat(bench.type("show file systems")).contains(" flash-2:\n", " flash-3:\n");
    assertThat(bench.type("dir flash-1:")).contains("Directory of flash:/", NEW.fileName());
  }

  @Test
  void agentListsEveryMemberAndItsFlash() throws Exception {
    try (Manager manager = new Manager()) {
      for (int member = 1; member <= 3; member++) {
        String row = "." + 1000 * member;
        assertThat(manager.get(device, ENTITY + "7" + row).toString())
            .isEqualTo("Switch " + member);
        assertThat(manager.get(device, ENTITY + "4" + row).toInt()).isEqualTo(1);
        assertThat(manager.get(device, ENTITY + "10" + row).toString()).isEqualTo("17.03.04");
        assertThat(manager.get(device, STACKWISE + "1" + row).toInt()).isEqualTo(member);
        assertThat(manager.get(device, STACKWISE + "6" + row).toInt()).as("ready").isEqualTo(4);
        assertThat(manager.get(device, "1.3.6.1.4.1.9.9.10.1.1.2.1.7." + member).toString())
            .isEqualTo(FLASHES.get(member - 1));
      }
      assertThat(manager.get(device, ENTITY + "11.1000").toString())
          .isEqualTo(device.serialNumber());
      assertThat(manager.get(device, ENTITY + "11.2000").toString()).isEqualTo("FOC1200A000");
      assertThat(manager.get(device, STACKWISE + "3.1000").toInt()).as("master").isEqualTo(1);
      assertThat(manager.get(device, STACKWISE + "3.2000").toInt()).as("standby").isEqualTo(4);
      assertThat(manager.get(device, STACKWISE + "3.3000").toInt()).as("member").isEqualTo(2);
    }
  }

  @Test
  void softwareIsInstalledOnEveryMember() throws Exception {
    assertThat(bench.type(ADD))
        .contains("Copying flash:" + NEW.fileName() + " from Switch 1 to Switch 1 2 3\n")
        .contains(" [3] Finished Add package(s) on Switch 3\n", "Add: Passed on [1 2 3]\n");
    for (String flash : FLASHES) {
      assertThat(files(flash))
          .contains(NEW.fileName(), "cat9k-rpbase.17.09.05.SPA.pkg", "packages.conf");
    }
    bench.type("install activate prompt-level none");
    bench.selfReload();
    assertThat(bench.type("show version")).containsPattern("3 65 +C9300-48P +17\\.09\\.05 ");
    bench.type("install commit");
    try (TelnetUser user = bench.user()) {
      assertThat(user.send("install remove inactive", "above files? [y/n]"))
          .contains("[R0]: /flash/cat9k-rpbase.17.03.04.SPA.pkg\n")
          .contains("[R2]: /flash/cat9k-rpbase.17.03.04.SPA.pkg\n");
      user.key("y", "sw-01#");
    }
    for (String flash : FLASHES) {
      assertThat(files(flash)).noneMatch(name -> name.contains("17.03.04"));
    }
  }

  @Test
  void memberWithoutRoomIsNamedAndNobodyUnpacks() throws Exception {
    device.inject(InstallFault.memberWithoutRoom(2));
    assertThat(device.fileSystem("flash-2").freeBytes()).isZero();
    assertThat(bench.type(ADD))
        .containsPattern(
            " \\[2\\] Switch 2 FAILED: flash-2: requires \\d+ KB of free space, but only 0 KB")
        .contains("FAILED: install_add /flash/");
    for (String flash : FLASHES) {
      assertThat(files(flash)).noneMatch(name -> name.endsWith("17.09.05.SPA.pkg"));
    }
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
    device.healAll();
    assertThat(bench.type(ADD)).contains("SUCCESS: install_add");
  }

  @Test
  void memberThatCantBootIsMissing() throws Exception {
    device.fileSystem("flash-3").delete("cat9k-rpboot.17.03.04.SPA.pkg");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(device.bootLog())
        .contains(
            "switch 3: boot: error loading \"flash:packages.conf\": "
                + "package cat9k-rpboot.17.03.04.SPA.pkg is not there");
    assertThat(bench.type("show switch"))
        .containsPattern("\n 3 +Member +0000\\.0000\\.0000 +0 +Removed +\n");
    assertThat(bench.type("show version")).doesNotContain(" 3 65 ").contains(" 2 65 ");
    assertThat(bench.type("show install summary")).contains("[ Switch 1 2 ] Installed");
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, ENTITY + "7.3000")).isEqualTo(Null.noSuchInstance);
      assertThat(manager.get(device, STACKWISE + "6.3000")).isEqualTo(Null.noSuchInstance);
    }
  }

  @Test
  void memberWithAnotherVersionDoesNotFit() throws Exception {
    bench.close();
    bench =
        XeBench.start(
            XeBench.installed().members(2).moreImages(NEW).softwareMode(SoftwareMode.BUNDLE));
    device = bench.device;
    device.configure("no boot system", "boot system flash:" + NEW.fileName());
    device.configure("boot system flash:" + XeBench.OLD.fileName());
    device.saveConfiguration();
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.type("show switch")).containsPattern("\n 2 +Standby .* V-Mismatch +\n");
    assertThat(bench.type("show version"))
        .containsPattern("\n +2 65 +C9300-48P +17\\.03\\.04 +CAT9K_IOSXE +BUNDLE\n");
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, STACKWISE + "6.2000").toInt()).isEqualTo(6);
    }
    device.fileSystem("flash-2").put(NEW);
    bench.powerCycle();
    assertThat(bench.type("show switch")).doesNotContain("V-Mismatch");
  }
}
