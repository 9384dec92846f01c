import org.jspecify.annotations.NullMarked;

/** Simulated devices over real protocols, faults, a clock, contract tests, a JUnit extension. */
@NullMarked
module io.swim.testkit {
  requires static transitive org.jspecify;
  requires transitive io.swim.core;
  requires io.swim.transfer;
  requires org.slf4j;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.apache.commons.net;
  requires org.apache.sshd.osgi;
  requires org.apache.sshd.scp;
  requires org.apache.sshd.sftp;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.snmp4j;
  requires static transitive org.junit.jupiter.api;
  requires static org.assertj.core;

  exports io.swim.testkit.fake;
  exports io.swim.testkit;
  exports io.swim.testkit.contract;
  exports io.swim.testkit.device;
  exports io.swim.testkit.portal;

  // JUnit calls the contract tests by reflection.
  opens io.swim.testkit.contract to
      org.junit.platform.commons;
}
