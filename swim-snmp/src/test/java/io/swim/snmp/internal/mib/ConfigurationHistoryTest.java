package io.swim.snmp.internal.mib;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts.Configuration;
import io.swim.spi.SnmpValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationHistoryTest {
  private static final int NO_VALUE = -1;

  private static Optional<Configuration> read(
      long changed, long saved, long startup, long upTime, long engineTime) {
    Map<String, SnmpValue> values = new HashMap<>();
    put(values, MibObject.RUNNING_CHANGED, changed);
    put(values, MibObject.RUNNING_SAVED, saved);
    put(values, MibObject.STARTUP_CHANGED, startup);
    put(values, MibObject.SYS_UP_TIME, upTime);
    put(values, MibObject.ENGINE_TIME, engineTime);
    return ConfigurationHistory.read(values);
  }

  private static void put(Map<String, SnmpValue> values, MibObject object, long value) {
    if (value != NO_VALUE) {
      values.put(object.scalar(), SnmpValue.integer(value));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "changed after the save,             200000, 150000, 150000, UNSAVED_CHANGES",
    "never saved since boot,             200000,      0,      0, UNSAVED_CHANGES",
    "written to a terminal only,         200000, 250000, 150000, UNSAVED_CHANGES",
    "startup replaced from elsewhere,    200000, 150000, 250000, UNSAVED_CHANGES",
    "saved after the change,             200000, 200001, 200001, SAVED",
    "saved in the same tick,             200000, 200000, 200000, SAVED",
    "saved soon after boot,                5000,   6000,   6000, SAVED",
    "no object for any save,             200000,     -1, 200001, SAVED",
    "no object for any save and changed, 200002,     -1, 200001, UNSAVED_CHANGES"
  })
  void whatIsCertainIsTold(
      String why, long changed, long saved, long startup, Configuration expected) {
    assertThat(read(changed, saved, startup, 300_000, 3000)).as(why).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "the boot was the last change,     16144,      0,      0, 300000, 3000",
    "nothing was recorded,                 0,      0,      0, 300000, 3000",
    "changed while it still booted,    50000,  20000,  20000, 300000, 3000",
    "before sysUpTime wrapped,        400000, 450000, 450000, 300000, 42952672",
    "sysUpTime wrapped long ago,      200000, 100000, 100000, 300000, 42952672",
    "no uptime,                       200000, 100000, 100000,     -1, -1",
    "no running configuration,            -1, 100000, 100000, 300000, 3000",
    "no startup configuration,        200000, 100000,     -1, 300000, 3000"
  })
  void whatIsNotCertainIsNotTold(
      String why, long changed, long saved, long startup, long upTime, long engineTime) {
    assertThat(read(changed, saved, startup, upTime, engineTime)).as(why).isEmpty();
  }

  @Test
  void aDeviceWithoutTheMibTellsNothing() {
    assertThat(ConfigurationHistory.read(Map.of())).isEmpty();
  }
}
