import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.push.FilePush;
import org.jspecify.annotations.NullMarked;

/** File servers that devices fetch images from, and clients. */
@NullMarked
module io.swim.transfer {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires ftplet.api;
  requires ftpserver.core;
  requires org.apache.commons.net;
  requires org.apache.mina.core;
  requires org.apache.sshd.osgi;
  requires org.apache.sshd.scp;
  requires org.apache.sshd.sftp;

  exports io.swim.transfer.ftp;
  exports io.swim.transfer.http;
  exports io.swim.transfer.push;
  exports io.swim.transfer.ssh;
  exports io.swim.transfer.tftp;

  provides io.swim.spi.FileClient with
      FtpFileClient,
      HttpFiles;
  provides io.swim.spi.PushDriver with
      FilePush;
}
