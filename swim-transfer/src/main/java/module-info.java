import org.jspecify.annotations.NullMarked;

/** File servers that devices fetch images from, and clients. */
@NullMarked
module io.swim.transfer {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires org.apache.sshd.osgi;

  exports io.swim.transfer.ssh;
  exports io.swim.transfer.tftp;
}
