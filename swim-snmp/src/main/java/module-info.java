import io.swim.snmp.AirespaceDownload;
import io.swim.snmp.CiscoFlashCopy;
import io.swim.snmp.CiscoFlashFiles;
import io.swim.snmp.CiscoFlashUpload;
import io.swim.snmp.SmallBusinessCopy;
import io.swim.snmp.SmallBusinessInstall;
import io.swim.snmp.SmallBusinessSlots;
import io.swim.snmp.SnmpFacts;
import io.swim.snmp.SnmpReboot;
import io.swim.snmp.SnmpSessions;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.InstallDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.SessionFactory;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import org.jspecify.annotations.NullMarked;

/** SNMP sessions, facts, SNMP-started transfers and reboots. */
@NullMarked
module io.swim.snmp {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires org.snmp4j;

  exports io.swim.snmp;

  provides SessionFactory with
      SnmpSessions;
  provides FactsDriver with
      SnmpFacts;
  provides TransferDriver with
      CiscoFlashCopy,
      SmallBusinessCopy,
      AirespaceDownload;
  provides ConfigDriver with
      SmallBusinessSlots;
  provides InstallDriver with
      SmallBusinessInstall;
  provides UploadDriver with
      CiscoFlashUpload;
  provides FileDriver with
      CiscoFlashFiles;
  provides RebootDriver with
      SnmpReboot;
}
