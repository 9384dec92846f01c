import org.jspecify.annotations.NullMarked;

/** CLI sessions over SSH and Telnet, platform definitions, CLI drivers. */
@NullMarked
module io.swim.ssh {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires org.slf4j;
  requires com.hierynomus.sshj;
  requires org.bouncycastle.provider;
  requires org.apache.commons.net;
  requires org.snakeyaml.engine;

  exports io.swim.ssh;
}
