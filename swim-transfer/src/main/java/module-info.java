import org.jspecify.annotations.NullMarked;

/** File servers that devices fetch images from, and clients. */
@NullMarked
module io.swim.transfer {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires ftplet.api;
  requires ftpserver.core;
  requires org.apache.mina.core;
  requires org.apache.commons.net;

  exports io.swim.transfer.ftp;
  exports io.swim.transfer.tftp;

  provides io.swim.spi.FileClient with
      io.swim.transfer.ftp.FtpFileClient;
}
