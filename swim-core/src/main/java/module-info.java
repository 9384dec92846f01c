import org.jspecify.annotations.NullMarked;

/** Model, engine, job model, validators and the SPI of SWIM. */
@NullMarked
module io.swim.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires com.google.common;

  exports io.swim.device;
  exports io.swim.event;
  exports io.swim.fault;
  exports io.swim.image;
  exports io.swim.job;
  exports io.swim.spi;
}
