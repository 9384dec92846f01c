package io.swim.transfer.tftp;

final class Dummy {}
