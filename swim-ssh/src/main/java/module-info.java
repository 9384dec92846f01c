import io.swim.ssh.BundledPlatforms;
import io.swim.ssh.CiscoApBundles;
import io.swim.ssh.CiscoIosImages;
import io.swim.ssh.CliAccessPoints;
import io.swim.ssh.CliConfig;
import io.swim.ssh.CliCopy;
import io.swim.ssh.CliFacts;
import io.swim.ssh.CliFailover;
import io.swim.ssh.CliFiles;
import io.swim.ssh.CliInstall;
import io.swim.ssh.CliInstallLog;
import io.swim.ssh.CliParts;
import io.swim.ssh.CliReboot;
import io.swim.ssh.CliSessions;
import io.swim.ssh.CliUpload;
import io.swim.ssh.SshFiles;
import io.swim.ssh.VendorImages;
import org.jspecify.annotations.NullMarked;

/** CLI sessions over SSH and Telnet, platform definitions, CLI drivers, files over SFTP and SCP. */
@NullMarked
module io.swim.ssh {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires com.hierynomus.sshj;
  requires org.bouncycastle.provider;
  requires org.apache.commons.compress;
  requires org.apache.commons.net;
  requires org.snakeyaml.engine;

  exports io.swim.ssh;

  provides io.swim.spi.SessionFactory with
      CliSessions;
  provides io.swim.spi.FactsDriver with
      CliFacts;
  provides io.swim.spi.FileDriver with
      CliFiles;
  provides io.swim.spi.ConfigDriver with
      CliConfig;
  provides io.swim.spi.RebootDriver with
      CliReboot;
  provides io.swim.spi.InstallDriver with
      CliInstall;
  provides io.swim.spi.PartDriver with
      CliParts;
  provides io.swim.spi.InstallLogDriver with
      CliInstallLog;
  provides io.swim.spi.AccessPointDriver with
      CliAccessPoints;
  provides io.swim.spi.FailoverDriver with
      CliFailover;
  provides io.swim.spi.TransferDriver with
      CliCopy;
  provides io.swim.spi.UploadDriver with
      CliUpload;
  provides io.swim.spi.PlatformCatalog with
      BundledPlatforms;
  provides io.swim.spi.FileClient with
      SshFiles;
  provides io.swim.spi.ImageRecognizer with
      CiscoIosImages,
      VendorImages;
  provides io.swim.spi.BundleReader with
      CiscoApBundles;
}
