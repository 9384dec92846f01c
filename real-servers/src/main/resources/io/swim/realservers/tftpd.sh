# tftpd-hpa. MORE: further options.
. /srv/begin.sh
exec /usr/sbin/in.tftpd -L -a "$ADDRESS:$PORT_TFTP" -u files -p -c -s $MORE /srv/files
