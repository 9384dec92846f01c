# vsftpd. MORE: further settings.
. /srv/begin.sh
mkdir -p /srv/empty
cat > /srv/vsftpd.conf << END
listen=YES
background=NO
listen_address=$ADDRESS
listen_port=$PORT_FTP
anonymous_enable=NO
local_enable=YES
write_enable=YES
local_umask=022
local_root=/srv/files
chroot_local_user=YES
allow_writeable_chroot=YES
pam_service_name=vsftpd
secure_chroot_dir=/srv/empty
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
xferlog_enable=NO
$MORE
END
exec /usr/sbin/vsftpd /srv/vsftpd.conf
