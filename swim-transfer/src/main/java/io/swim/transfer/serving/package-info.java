/**
 * What the file servers have in common: who may have what, the transfers that are going on, and
 * what becomes of them. Not exported.
 */
package io.swim.transfer.serving;
